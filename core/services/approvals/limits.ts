/** A client who has not looked in a month has lost the mail. */
export const LONGEST_DAYS = 30
/** Over a holiday; long enough for one round of posts. */
export const USUAL_DAYS = 14
/** One for each client that somebody talks with; more is a mailing. */
export const MOST_OPEN_LINKS = 100
/** Lists show what is open and what lately was; nobody reads further back. */
export const MOST_LISTED = 200
/** A month of posts of one brand; more is not read in one sitting, and makes a page of hundreds of previews. */
export const MOST_POSTS = 50
/** Lines of what was done by a link. */
export const MOST_LINK_EVENTS = 50

/** A page with all its pictures is one look; tokens cannot be guessed, this keeps scripts from the database. */
export const LOOKS = { requests: 300, duration: '10 mins' }
/** A client decides on a month of posts in ten minutes, and says something about each. */
export const WORDS = { requests: 120, duration: '10 mins' }
/** Opening the page again within this is the same visit. */
export const SAME_VISIT_MINUTES = 10

export const NOTE_MOST = 4_000
export const NAME_MOST = 100
export const LABEL_MOST = 100
/** `media.34` is the longest. */
export const PLACE_MOST = 40
/** What a page of comments holds; a post with more is discussed elsewhere. */
export const MOST_COMMENTS = 200
/** Decisions and requests of one post that are shown. */
export const MOST_HISTORY = 100
/** Waiting posts on one page. */
export const MOST_WAITING = 100
/** Who could be asked is named; more names than this say nothing more. */
export const NAMES_MOST = 3
/** People whose rights are looked at for those names. */
export const PEOPLE_ASKED = 60
