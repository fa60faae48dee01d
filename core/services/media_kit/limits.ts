const MINUTE = 60

/** A season's plans; a link that works for longer outlives what it was sent for. */
export const LONGEST_DAYS = 365
/** Long enough for a brand to decide on a campaign. */
export const USUAL_DAYS = 30
/** One for each brand somebody talks with; more is a mailing, for which one link is enough. */
export const MOST_OPEN_LINKS = 100
/** Lists show what is open and what lately was; nobody reads further back. */
export const MOST_LISTED = 200

/** A page with all its pictures is one look and 201 files. Tokens cannot be guessed; this keeps scripts from the database. */
export const LOOKS = { requests: 300, duration: '10 mins' }

/** One Chromium takes some 300 MB: a second one beside it would be too much for a small server. */
export const PRINT_JOBS = 1
/** Each waits some seconds for those before it; whoever came later is told to come again. */
export const MOST_WAITING = 8
/** A kit with 200 pictures takes less than ten on a slow machine. */
export const PRINT_SECONDS = MINUTE
/** 200 works, 100 rates and every text at its longest come to fewer than 60. */
export const MOST_PAGES = 120
/** 200 pictures of 640 pixels take about 15 MB. */
export const MOST_PDF_BYTES = 64 * 1024 * 1024
/** Whoever downloads a kit again does so within days. */
export const KEPT_DAYS = 7
