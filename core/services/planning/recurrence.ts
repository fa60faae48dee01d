import rrule from 'rrule'
import type { DateTime } from 'luxon'
import { DateTime as Time } from 'luxon'
import { instantOfWall, wallOf } from './wall_time.ts'

const { RRule } = rrule

/** When a series has posts. Everything but instants is of the wall clock in its zone. */
export interface Recurrence {
  /** RFC 5545, as `normalRule` answers it. */
  rule: string
  /** 2026-03-01T09:30: of the first. */
  startsAtLocal: string
  timeZone: string
  skipWeekends: boolean
}

export interface Occurrence {
  at: DateTime
  /** What was wished for; the clock shows something else where daylight saving leaves that out. */
  local: string
  /** `moved`: the wished time does not exist that day. `first`: it comes twice, and this is the first. */
  clockChange: 'moved' | 'first' | null
}

/** A rule that matches nothing for so long has no next time: without a bound the search would go on to the year 9999. */
const YEARS_SEARCHED = 12
const INTERVAL_MOST = 99
/** Ten years of weeks; a series without an end is the rule for more. */
const COUNT_MOST = 520
const WEEKDAY = '(MO|TU|WE|TH|FR|SA|SU)'
/** What each frequency may be made of. Other parts of RFC 5545 make rules that nobody can read, or that never end searching. */
const PARTS: Record<string, Record<string, RegExp>> = {
  DAILY: {},
  WEEKLY: { BYDAY: new RegExp(`^${WEEKDAY}(,${WEEKDAY}){0,6}$`) },
  MONTHLY: { BYDAY: new RegExp(`^(-1|[1-4])${WEEKDAY}$`), BYMONTHDAY: /^(-1|[1-9]|[12]\d|3[01])$/ },
  YEARLY: {},
}
const UNTIL = /^(\d{4})(\d\d)(\d\d)(T(\d\d)(\d\d)(\d\d)(Z?))?$/

/** The rule in one spelling; null where it is none that a series may have. An end given as an instant becomes what the clock shows then. */
export function normalRule(text: string, timeZone: string): string | null {
  const parts = new Map(text.trim().replace(/^RRULE:/i, '').toUpperCase().split(';').filter(Boolean).map((part) => part.split('=', 2) as [string, string]))
  const frequency = parts.get('FREQ') ?? ''
  const own = Object.hasOwn(PARTS, frequency) ? PARTS[frequency]! : null
  if (!own) return null
  const interval = Number(parts.get('INTERVAL') ?? 1)
  const count = parts.has('COUNT') ? Number(parts.get('COUNT')) : null
  if (!Number.isInteger(interval) || interval < 1 || interval > INTERVAL_MOST) return null
  if (count !== null && (!Number.isInteger(count) || count < 1 || count > COUNT_MOST || parts.has('UNTIL'))) return null

  const out = [`FREQ=${frequency}`, `INTERVAL=${interval}`]
  const until = parts.has('UNTIL') ? normalUntil(parts.get('UNTIL') ?? '', timeZone) : undefined
  if (until === null) return null
  for (const [name, value = ''] of parts) {
    if (['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST'].includes(name)) continue
    if (!own[name]?.test(value)) return null
    out.push(`${name}=${value}`)
  }
  if (parts.has('BYDAY') && parts.has('BYMONTHDAY')) return null
  if (count !== null) out.push(`COUNT=${count}`)
  if (until) out.push(`UNTIL=${until}`)
  return out.join(';')
}

/** A day means all of it. */
function normalUntil(value: string, timeZone: string): string | null {
  const [, year, month, day, time, hour = '23', minute = '59', second = '59', utc] = UNTIL.exec(value) ?? []
  const parsed = year ? Time.fromISO(`${year}-${month}-${day}T${time ? `${hour}:${minute}:${second}` : '23:59:59'}`, { zone: 'utc' }) : null
  if (!parsed?.isValid) return null
  return (utc ? parsed.setZone(timeZone) : parsed).toFormat("yyyyMMdd'T'HHmmss")
}

/** The same rule with another end: the last at, or before, this time of the wall clock. */
export const endingAt = (rule: string, local: string) => [...rule.split(';').filter((part) => !/^(COUNT|UNTIL)=/.test(part)), `UNTIL=${local.replaceAll(/[-:]/g, '')}00`].join(';')

export const countOf = (rule: string): number | null => Number(/COUNT=(\d+)/.exec(rule)?.[1] ?? 0) || null
export const withCount = (rule: string, count: number) => rule.replace(/COUNT=\d+/, `COUNT=${count}`)

/** In order, after `from`, up to `until`, and no more than `most`. */
export function occurrencesOf(recurrence: Recurrence, from: DateTime, until: DateTime | null, most: number): Occurrence[] {
  const { rule, startsAtLocal, timeZone, skipWeekends } = recurrence
  // As a floating time: the library counts days and knows nothing of zones.
  const floating = new RRule({ ...RRule.parseString(rule), dtstart: new Date(`${startsAtLocal}:00Z`) })
  const found: Occurrence[] = []
  const end = until ?? from.plus({ years: YEARS_SEARCHED })
  // A zone is at most 14 hours ahead of UTC, and a gap a day at most (Apia, 2011).
  const first = from.minus({ days: 2 }).toJSDate()
  const collect = (date: Date | null) => {
    if (!date) return false
    const local = date.toISOString().slice(0, 16)
    const at = instantOfWall(local, timeZone)
    if (at > end) return false
    const isWeekend = date.getUTCDay() % 6 === 0
    const isNew = at.toMillis() !== found.at(-1)?.at.toMillis()
    if (at > from && isNew && !(skipWeekends && isWeekend)) found.push({ at, local, clockChange: changeOf(at, local, timeZone) })
    return found.length < most
  }
  floating.all((date) => (date < first ? true : collect(date)))
  return found
}

function changeOf(at: DateTime, local: string, timeZone: string): Occurrence['clockChange'] {
  if (wallOf(at, timeZone) !== local) return 'moved'
  const again = [30, 60, 120].some((minutes) => wallOf(at.plus({ minutes }), timeZone) === local)
  return again ? 'first' : null
}
