import { DateTime } from 'luxon'
import type PostSeries from '#models/post_series'
import { refuseInput } from '#services/publishing/post_input'
import { E_NO_OCCURRENCE } from './errors.ts'
import { countOf, normalRule, occurrencesOf, withCount, type Occurrence, type Recurrence } from './recurrence.ts'
import { AHEAD_DAYS, AHEAD_POSTS, type OccurrenceRow } from './series_posts.ts'

export interface SeriesTimes {
  rule?: string
  startsAt?: string
  timeZone?: string
  skipWeekends?: boolean
}

/** The rule is checked here, since what it may end with depends on the zone. */
export function timesOf({ rule, startsAt, timeZone, skipWeekends }: SeriesTimes, known: Partial<Recurrence> & { timeZone: string }): Recurrence {
  const zone = timeZone ?? known.timeZone
  const normal = rule === undefined ? known.rule! : normalRule(rule, zone)
  if (!normal) throw refuseInput({ field: 'rule', rule: 'series.rule', message: 'Repeat daily, weekly (BYDAY=MO,TU), monthly (BYMONTHDAY=15 or BYDAY=2TU) or yearly, with INTERVAL, and COUNT or UNTIL' })
  return { rule: normal, startsAtLocal: startsAt ?? known.startsAtLocal!, timeZone: zone, skipWeekends: skipWeekends ?? known.skipWeekends ?? false }
}

/** What a series has from one of its times on, and what comes before that. */
export function restOf(series: PostSeries, instant: string | undefined, now: DateTime): { from: DateTime; before: Occurrence[]; rest: Recurrence } {
  const from = DateTime.fromISO(instant ?? '', { zone: 'utc' })
  const upTo = from.isValid ? occurrencesOf(series, DateTime.fromISO(`${series.startsAtLocal}:00Z`, { zone: 'utc' }).minus({ days: 2 }), from, Infinity) : []
  const first = upTo.at(-1)
  if (from <= now || first?.at.toMillis() !== from.toMillis()) throw new E_NO_OCCURRENCE()
  const count = countOf(series.rule)
  const rule = count ? withCount(series.rule, Math.max(1, count - upTo.length + 1)) : series.rule
  return { from, before: upTo.slice(0, -1), rest: { rule, startsAtLocal: first.local, timeZone: series.timeZone, skipWeekends: series.skipWeekends } }
}

export interface Foreseen {
  /** Posts that are withdrawn. */
  goes: DateTime[]
  /** Posts that are made. */
  comes: DateTime[]
  /** Changed or moved by a person, at a time that the series no longer has: they stay. */
  stays: DateTime[]
}

/** What would become of what is to come, were these the times. Pure. */
export function foreseen(rows: OccurrenceRow[], untouched: OccurrenceRow[], times: Recurrence, from: DateTime, now: DateTime): Foreseen {
  const wanted = occurrencesOf(times, from, now.plus({ days: AHEAD_DAYS }), Infinity).map(({ at }) => at)
  const wantedAt = new Set(wanted.map((at) => at.toMillis()))
  const knownAt = new Set(rows.filter(({ state }) => state !== 'refused').map(({ at }) => at.toMillis()))
  const isOwn = new Set(untouched)
  const over = rows.filter(({ state, at }) => state === 'made' && !wantedAt.has(at.toMillis()))
  return {
    goes: over.filter((row) => isOwn.has(row)).map(({ at }) => at),
    comes: wanted.slice(0, AHEAD_POSTS).filter((at) => !knownAt.has(at.toMillis())),
    stays: over.filter((row) => !isOwn.has(row)).map(({ at }) => at),
  }
}
