/** Whoever needs a report again after that makes it again: it would hold other numbers by then. */
export const KEPT_DAYS = 7
/** In work for one person; more would be a mistake, and hold up everybody else's. */
export const MOST_OPEN = 5
/** Lists show the last week; nobody makes more in one. */
export const MOST_LISTED = 100
/** Longer than the slowest one takes: its posts are read in pages, and printing has a minute. */
export const LEASE_SECONDS = 5 * 60
/** A printer that was busy, or a process that died. Then it says that it failed. */
export const MOST_TRIES = 3
/** Lines of a proof that fit a PDF which people can open and send; the table has all of them. */
export const MOST_PROOF_LINES = 600
/** Posts in a report: who wants all takes the table. */
export const MOST_POSTS_SHOWN = 20
