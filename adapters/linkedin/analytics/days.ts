import type { Instant } from '@caidence/sdk'
import { DateTime } from 'luxon'

/** The platform keeps numbers for twelve months: https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/share-statistics, read 2026-09-19. */
const KEPT_MONTHS = 12

/** Whole days in UTC, as the platform counts; neither half days nor days twice. `to` is exclusive. */
export interface Days {
  from: DateTime
  to: DateTime
}

/** The days of a window that are over or under way; null where it holds none, or none that is still kept. */
export function daysOf(from: Instant, to: Instant, now: Date): Days | null {
  const oldest = DateTime.fromJSDate(now, { zone: 'utc' })
    .minus({ months: KEPT_MONTHS })
    .startOf('day')
    .plus({ days: 1 })
  const days = {
    from: DateTime.max(DateTime.fromISO(from, { zone: 'utc' }).startOf('day'), oldest),
    to: DateTime.fromISO(to, { zone: 'utc' }).startOf('day'),
  }
  return days.from < days.to ? days : null
}

export const intervalOf = ({ from, to }: Days) =>
  `(timeRange:(start:${from.toMillis()},end:${to.toMillis()}),timeGranularityType:DAY)`

export const dateRangeOf = ({ from, to }: Days) => `(start:${dateOf(from)},end:${dateOf(to)})`

const dateOf = ({ day, month, year }: DateTime) => `(day:${day},month:${month},year:${year})`
