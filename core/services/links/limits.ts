/** Characters. What browsers, servers and platforms take without trouble; more is not an address that anybody reads. */
export const LONGEST_URL = 2_000
export const LONGEST_TAG = 100
export const LONGEST_LABEL = 120
/** Texts of one post: one for all channels and one for each of them. */
export const MOST_TEXTS = 51
/** Characters of one of them; the same as a post's. */
export const LONGEST_TEXT = 70_000
/** A text with more addresses than this is a list of links. */
export const MOST_IN_TEXT = 50
/** All texts of one request. */
export const MOST_AT_ONCE = 200
/** Codes that may be asked about at once: those of one post. */
export const MOST_CODES = 50
/** Days of clicks in one answer. */
export const MOST_DAYS = 366
export const USUAL_DAYS = 30
/** Links do not outlive their domain by plan. */
export const LONGEST_YEARS = 10
/** Kinds of page that clicks came from, most first; the rest is told as one. */
export const MOST_REFERRERS = 20
