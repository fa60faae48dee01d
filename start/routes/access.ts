/** Members, roles, assignments and single rights, as JSON. */
export {}
