/** Characters. A template is a post's text with gaps: the longest platform takes less. */
export const LONGEST_TEXT = 10_000
export const LONGEST_NAME = 80
export const LONGEST_DESCRIPTION = 200
/** What is put in a gap is a name, a date or a sentence. */
export const LONGEST_VALUE = 1_000
/** Longer ones are cut off by every platform that has hashtags. */
export const LONGEST_TAG = 100
/** The platform that takes most takes thirty; a group may be chosen from. */
export const MOST_TAGS = 60
/** One for each kind of channel there is. */
export const MOST_VARIANTS = 20
/** More gaps than this are a form, and no template. */
export const MOST_VARIABLES = 30
/** Of one brand: people choose them from a list. */
export const MOST_TEMPLATES = 300
export const MOST_GROUPS = 200
