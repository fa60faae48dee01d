import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import { daysBetween, LONGEST_WINDOW_DAYS } from '#services/analytics/day_window'
import { BEST_BY } from '#services/analytics/post_rules'
import { calendarDay, isCalendarDay } from '#validators/day'
import { limit } from '#validators/paging'
import { timeZone } from '#validators/publishing/post'

/** Not before the first day, and not further from it than a window may be long; without a last day it is today's. */
const endsWindow = vine.createRule(
  (value: unknown, _: undefined, field) => {
    const { from } = field.parent as { from?: unknown }
    if (!isCalendarDay(from) || !isCalendarDay(value)) return
    const length = daysBetween(from, value) + 1
    if (length < 1) field.report('The last day is before the first', 'day', field)
    if (length > LONGEST_WINDOW_DAYS) field.report(`A window has at most ${LONGEST_WINDOW_DAYS} days`, 'day', field)
  },
  { toJSONSchema: () => {} }
)

const startsWindow = vine.createRule(
  (value: unknown, _: undefined, field) => {
    const { to } = field.parent as { to?: unknown }
    if (!isCalendarDay(value) || to) return
    const age = daysBetween(value, DateTime.utc().toISODate())
    if (age + 1 > LONGEST_WINDOW_DAYS) field.report(`A window has at most ${LONGEST_WINDOW_DAYS} days. Give the last one as well.`, 'day', field)
    if (age < 0) field.report('This day has not begun yet. Give the last one as well.', 'day', field)
  },
  { toJSONSchema: () => {} }
)

const id = () => vine.string().uuid().toLowerCase().optional()
/** In a query everything is text; a list of one number is none. */
const days = () =>
  vine
    .number()
    .parse((value) => (typeof value === 'object' && value !== null ? Number.NaN : value))
    .withoutDecimals()
    .min(1)
    .max(LONGEST_WINDOW_DAYS)
    .optional()

export const windowFields = () => ({ days: days(), from: vine.string().use(calendarDay()).use(startsWindow()).optional(), to: vine.string().use(calendarDay()).use(endsWindow()).optional(), timeZone: timeZone() })
export const questionFields = () => ({ ...windowFields(), brand: id(), channel: id(), campaign: id() })

export const questionValidator = vine.create(questionFields())
export const bestPostsValidator = vine.create({ ...questionFields(), by: vine.enum([...BEST_BY, 'newest'] as const).optional(), limit: limit() })

/** Tables that a question can be taken out as. */
export const TABLES = ['days', 'channels', 'posts'] as const
export type TableName = (typeof TABLES)[number]
export const tableValidator = vine.create({ ...questionFields(), table: vine.enum(TABLES).optional() })
