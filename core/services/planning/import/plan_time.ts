import { DateTime, IANAZone } from 'luxon'
import { readInstant } from '#services/instant'
import { instantOfWall } from '../wall_time.ts'
import type { DateOrder, Mistake } from './plan_columns.ts'

const CLOCK = /^(\d{1,2})[:.](\d\d)(?:[:.]\d\d)?\s*([ap]m)?$/i
const ISO_DAY = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/
const OTHER_DAY = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/
const WITH_OFFSET = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)$/i
const YEARS_AHEAD = 5
/** More names than there are zones: a column full of other words does not stay in memory. */
const ZONES_KEPT = 1_000

export interface TimeCells {
  date: string
  time: string
  zone: string
}

/** The instant that a row means, null where it has none, or why it cannot be read. `names` are those of the columns. */
export function readTime(cells: TimeCells, usual: { timeZone: string; dateOrder: DateOrder }, names: { date: string; time: string; timeZone: string }): { at: DateTime | null } | Mistake {
  const zone = cells.zone || usual.timeZone
  if (!isZone(zone)) return { column: names.timeZone, reason: `“${zone.slice(0, 40)}” is no time zone`, fix: 'Write a name such as Europe/Prague, or leave the cell empty' }
  if (!cells.date && !cells.time) return { at: null }
  if (WITH_OFFSET.test(cells.date)) return inTime(readInstant(cells.date.replace(/\s+(?=[Z+-])/i, '').replace(' ', 'T')), names.date)

  const [day, ...rest] = cells.date.split(/[T ]+/)
  const clock = clockOf(cells.time || rest.join(' '))
  if (!clock) return { column: cells.time ? names.time : names.date, reason: cells.time || rest.length ? 'The time of day cannot be read' : 'There is no time of day', fix: 'Write it as 09:30' }
  const local = dayOf(day ?? '', usual.dateOrder)
  if (typeof local !== 'string') return { column: names.date, ...local }
  return inTime(instantOfWall(`${local}T${clock}`, zone), names.date)
}

const zones = new Map<string, boolean>()

/** Luxon builds a formatter for each question, whose memory nobody counts: asked of 20 000 rows it was hundreds of megabytes. */
function isZone(zone: string): boolean {
  const known = zones.get(zone)
  if (known !== undefined) return known
  const is = IANAZone.isValidZone(zone)
  if (zones.size < ZONES_KEPT) zones.set(zone, is)
  return is
}

function inTime(at: DateTime, column: string): { at: DateTime } | Mistake {
  if (!at.isValid) return { column, reason: 'The time cannot be read', fix: 'Write it as 2026-03-01 09:30' }
  if (at <= DateTime.utc()) return { column, reason: 'The time is past', fix: 'Write one that is still to come, or leave the cell empty' }
  if (at > DateTime.utc().plus({ years: YEARS_AHEAD })) return { column, reason: `The time is more than ${YEARS_AHEAD} years ahead`, fix: 'Look at the year' }
  return { at }
}

function clockOf(text: string): string | null {
  const [, hour, minute, half] = CLOCK.exec(text.trim()) ?? []
  if (!hour) return null
  const hours = half ? (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(hour)
  if (hours > 23 || Number(minute) > 59 || (half && (Number(hour) < 1 || Number(hour) > 12))) return null
  return `${String(hours).padStart(2, '0')}:${minute}`
}

function dayOf(text: string, order: DateOrder): string | Omit<Mistake, 'column'> {
  if (!text) return { reason: 'There is no day', fix: 'Write it as 2026-03-01, or leave the time of day out as well' }
  const iso = ISO_DAY.exec(text)
  const other = OTHER_DAY.exec(text)
  if (!iso && other && order === 'auto') return { reason: 'Day and month could be either way round', fix: 'Say above the table which comes first, or write 2026-03-01' }
  const [year, month, day] = iso ? iso.slice(1) : other ? (order === 'mdy' ? [other[3], other[1], other[2]] : [other[3], other[2], other[1]]) : []
  const date = year ? DateTime.fromObject({ year: Number(year), month: Number(month), day: Number(day) }, { zone: 'utc' }) : null
  return date?.isValid ? date.toFormat('yyyy-MM-dd') : { reason: 'There is no such day', fix: 'Write it as 2026-03-01' }
}
