/** The audit and access logs, as JSON. */
export {}
