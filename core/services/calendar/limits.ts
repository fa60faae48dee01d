/** Five weeks and what the first and last share with their neighbours; a quarter for those who print. */
export const WINDOW_MOST_DAYS = 100
/** A day that is looked at by itself. More than this is read by filtering, or in the export. */
export const PER_DAY_MOST = 500
/** As many as a cell of a month shows before it says how many more there are. */
export const PER_DAY_USUAL = 5
/** Bands in one window; a year's holidays of a few countries are fewer. */
export const ENTRIES_MOST = 1_000
/** Letters of a post that a chip may show. */
export const WORDS = 60

export const TITLE_MOST = 200
export const BODY_MOST = 10_000
/** The table refuses longer ones: nothing on a calendar lasts longer than a year. */
export const ENTRY_MOST_DAYS = 366

/** Rows that one paste may hold: the holidays of several countries over several years. */
export const IMPORT_ROWS_MOST = 2_000
/** 2 000 entries with descriptions. */
export const IMPORT_TEXT_MOST = 900_000

/** Posts changed at once: a month of a busy brand. Each is locked until all are done. */
export const BULK_MOST = 100
/** A year each way; what is moved further is a typing mistake. */
export const MOVE_MOST_DAYS = 366

/** Programs read a feed again every few minutes to hours; one for each device is enough. */
export const FEEDS_MOST = 20
/** What a feed looks back and ahead. A year in all. */
export const FEED_BACK_DAYS = 31
export const FEED_AHEAD_DAYS = 334
/** Calendar programs stumble over more. */
export const FEED_POSTS_MOST = 3_000
/** One program asks every few minutes; tokens cannot be guessed, this keeps scripts from the database. */
export const FEED_READS = { requests: 120, duration: '10 mins' }

/** Lines read at a time while the window is written out. */
export const EXPORT_PAGE = 1_000
/** A year can be taken out at once. */
export const EXPORT_MOST_DAYS = 400
