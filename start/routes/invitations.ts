/** Invitations: as JSON, and the page the mail links to. */
export {}
