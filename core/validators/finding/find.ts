import vine from '@vinejs/vine'
import { wellFormed } from '#validators/text'

/** One letter is in everything; longer texts are no search. */
const QUERY_LEAST = 2
const QUERY_MOST = 100

export const findValidator = vine.create({ query: vine.string().trim().minLength(QUERY_LEAST).maxLength(QUERY_MOST).use(wellFormed()) })
