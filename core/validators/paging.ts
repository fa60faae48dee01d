import vine from '@vinejs/vine'
import { CURSOR_MOST } from '#services/http/cursor'

/** Rows of one page. More would make an answer that nobody reads in one go. */
const PAGE_MOST = 100

export const cursor = () => vine.string().minLength(1).maxLength(CURSOR_MOST).optional()

/** In a query everything is text; `limit[]=1` is a list, which a number would be read from as well. */
export const limit = () =>
  vine
    .number()
    .parse((value) => (typeof value === 'object' ? Number.NaN : value))
    .withoutDecimals()
    .min(1)
    .max(PAGE_MOST)
    .optional()
