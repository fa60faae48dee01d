import vine from '@vinejs/vine'
import { DateTime } from 'luxon'

const FORM = /^\d{4}-\d{2}-\d{2}$/
/** Days of other centuries are typing mistakes, and Postgres has no year 0. */
const [FIRST_YEAR, LAST_YEAR] = [2000, 2200]

export const isCalendarDay = (value: unknown): value is string => {
  const day = typeof value === 'string' && FORM.test(value) ? DateTime.fromISO(value, { zone: 'utc' }) : null
  return day !== null && day.isValid && day.year >= FIRST_YEAR && day.year <= LAST_YEAR
}

/** A day as 2026-03-01, of this century or the next. */
export const calendarDay = vine.createRule(
  (value: unknown, _: undefined, field) => {
    if (!isCalendarDay(value)) field.report(`Give a day between ${FIRST_YEAR} and ${LAST_YEAR} such as 2026-03-01`, 'day', field)
  },
  { toJSONSchema: (schema) => void Object.assign(schema, { format: 'date', description: `A day between ${FIRST_YEAR} and ${LAST_YEAR}.`, examples: ['2026-03-01'] }) }
)
