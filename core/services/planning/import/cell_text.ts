/** Postgres keeps no NUL, and half of a pair is no character. */
export const cleaned = (cell: string) => cell.replaceAll('\0', '').toWellFormed().trim()
