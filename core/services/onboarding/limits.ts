/** Two hundred pieces of work with a paragraph each, twice over. What is more is no form that somebody typed. */
export const DRAFT_BYTES_MOST = 512 * 1024
/** More people at once are imported from a table, on the page of the team. */
export const INVITATIONS_MOST = 20
/** After which people are reminded, from the beginning of the journey. */
export const REMINDER_DAYS = [1, 3] as const
/** Recent work, not an archive: what somebody would show. */
export const POSTS_MOST = 25
/** Longer than any platform's longest post that anybody shows. */
export const TEXT_MOST = 10_000
export const URL_MOST = 2_000
/** All calls and pictures of one account. */
export const IMPORT_WITHIN_MS = 90_000
/** A platform that is down is asked again; one that does not answer five times tells nothing. */
export const IMPORT_TRIES = 5
/** Doubled with every try: one minute, two, four, eight. */
export const IMPORT_PAUSE_SECONDS = 60
