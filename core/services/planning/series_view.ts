import type PostSeries from '#models/post_series'
import type { OccurrenceRow } from './series_posts.ts'
import { DateTime } from 'luxon'
import { beginningOf } from '#services/publishing/beginning'
import { occurrencesOf, type Occurrence, type Recurrence } from './recurrence.ts'
import type { Foreseen } from './series_change.ts'

/** By what its beginning says, people know which post is meant. */
const EXCERPT = 120
/** Enough to see the rhythm, and a change of the clocks in it. */
const PREVIEWED = 5

/** Needs `template` preloaded. */
export function seriesView(series: PostSeries, now = DateTime.utc()) {
  const [next] = series.state === 'active' ? occurrencesOf(series, now, null, 1) : []
  return {
    id: series.id,
    brandId: series.brandId,
    templatePostId: series.templatePostId,
    excerpt: beginningOf(series.template.text, EXCERPT),
    rule: series.rule,
    startsAt: series.startsAtLocal,
    timeZone: series.timeZone,
    skipWeekends: series.skipWeekends,
    state: series.state,
    endedReason: series.endedReason,
    version: series.version,
    nextAt: next?.at.toISO() ?? null,
    createdAt: series.createdAt.toUTC().toISO()!,
  }
}

export const occurrenceView = ({ at, state, postId, reason }: OccurrenceRow) => ({ at: at.toUTC().toISO()!, state, postId, reason })

const previewView = ({ at, local, clockChange }: Occurrence) => ({ at: at.toISO()!, local, clockChange })

/** The times, and the next of them. */
export function timesView(times: Recurrence, now = DateTime.utc()) {
  const { rule, startsAtLocal: startsAt, timeZone, skipWeekends } = times
  const next = occurrencesOf(times, now, null, PREVIEWED + 1)
  return { rule, startsAt, timeZone, skipWeekends, times: next.slice(0, PREVIEWED).map(previewView), goesOn: next.length > PREVIEWED }
}

const instants = (times: DateTime[]) => times.map((at) => at.toUTC().toISO()!)
export const foreseenView = ({ goes, comes, stays }: Foreseen) => ({ goes: instants(goes), comes: instants(comes), stays: instants(stays) })
