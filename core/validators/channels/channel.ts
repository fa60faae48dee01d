import vine from '@vinejs/vine'

/** What somebody types into a searchable field; longer texts are no search. */
const QUERY_MAX = 100
/** Cursors are the platforms' own. */
const CURSOR_MAX = 2_000

export const listOptionsValidator = vine.create({ query: vine.string().trim().maxLength(QUERY_MAX).optional() })

export const listCommentsValidator = vine.create({ cursor: vine.string().maxLength(CURSOR_MAX).optional() })
