import { DateTime } from 'luxon'

/** Windows that people choose without a calendar. The newest day is today, as far as it has gone. */
export const WINDOW_DAYS = [7, 30, 90] as const
/** A year and what surrounds it; longer ones would be read slowly and shown in bars that nobody can tell apart. */
export const LONGEST_WINDOW_DAYS = 400

export interface WindowAsked {
  days?: number
  /** Calendar days, both inclusive. */
  from?: string
  to?: string
}

/** Whole calendar days in one zone. Days that daylight saving makes shorter or longer are one day each. */
export interface DayWindow {
  zone: string
  /** Both inclusive. */
  first: string
  last: string
  days: string[]
  /** The same as instants: the end is exclusive. */
  from: string
  to: string
}

const DAY = 'yyyy-LL-dd'
const at = (day: string, zone: string) => DateTime.fromFormat(day, DAY, { zone }).startOf('day')

/** Days from the first to the last, both inclusive. */
export function windowOf(first: string, last: string, zone: string): DayWindow {
  const [start, end] = [at(first, zone), at(last, zone)]
  const days: string[] = []
  for (let day = start; day <= end; day = day.plus({ days: 1 }).startOf('day')) days.push(day.toFormat(DAY))
  return { zone, first, last, days, from: start.toUTC().toISO()!, to: end.plus({ days: 1 }).startOf('day').toUTC().toISO()! }
}

/** What somebody asked for: two days, or so many days until today. */
export function askedWindow({ days, from, to }: WindowAsked, zone: string, now: DateTime = DateTime.utc()): DayWindow {
  const today = now.setZone(zone).startOf('day')
  const last = to ?? (from ? today.toFormat(DAY) : undefined)
  if (from && last) return windowOf(from, last, zone)
  const count = days ?? WINDOW_DAYS[1]
  const end = last ? at(last, zone) : today
  return windowOf(end.minus({ days: count - 1 }).toFormat(DAY), end.toFormat(DAY), zone)
}

/** As many days, right before. */
export function windowBefore({ first, days, zone }: DayWindow): DayWindow {
  const start = at(first, zone)
  return windowOf(start.minus({ days: days.length }).toFormat(DAY), start.minus({ days: 1 }).toFormat(DAY), zone)
}

/** Calendar days from one to the other; both as `2026-11-27`. */
export const daysBetween = (first: string, last: string) => Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / 86_400_000)
