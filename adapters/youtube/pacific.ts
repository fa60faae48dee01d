import { DateTime } from 'luxon'

/** Quotas and analytics are counted in days of this zone, daylight saving included. */
const ZONE = 'America/Los_Angeles'

/** Seconds until the project's daily quota starts anew. */
export function secondsToQuotaReset(now: Date): number {
  const local = DateTime.fromJSDate(now, { zone: ZONE })
  return Math.ceil(local.plus({ days: 1 }).startOf('day').diff(local, 'seconds').seconds)
}

export interface PacificDays {
  /** First and last day, both included, as the analytics interface wants them. */
  startDate: string
  endDate: string
  /** The instants these days really cover. */
  from: string
  to: string
}

/**
 * The days that begin inside a window. Windows that follow one another therefore never share a day, whatever zone
 * they were cut in. Null when no day begins in it.
 */
export function daysBeginningIn(from: string, to: string): PacificDays | null {
  const [start, end] = [from, to].map((instant) => DateTime.fromISO(instant, { zone: ZONE }))
  const midnight = start.startOf('day')
  const first = midnight < start ? nextDay(midnight) : midnight
  if (first >= end) return null
  // The last midnight before the end, which itself is excluded.
  const last = end.minus({ milliseconds: 1 }).startOf('day')
  return {
    startDate: first.toISODate()!,
    endDate: last.toISODate()!,
    from: first.toUTC().toISO()!,
    to: nextDay(last).toUTC().toISO()!,
  }
}

const nextDay = (day: DateTime) => day.plus({ days: 1 }).startOf('day')
