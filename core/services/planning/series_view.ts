import type PostSeries from '#models/post_series'
import type { OccurrenceRow } from './series_posts.ts'
import { DateTime } from 'luxon'
import { occurrencesOf, type Occurrence } from './recurrence.ts'

/** By what its beginning says, people know which post is meant. */
const EXCERPT = 120
/** Enough to see the rhythm, and a change of the clocks in it. */
export const PREVIEWED = 5

/** Needs `template` preloaded. */
export function seriesView(series: PostSeries, now = DateTime.utc()) {
  const [next] = series.state === 'active' ? occurrencesOf(series, now, null, 1) : []
  return {
    id: series.id,
    brandId: series.brandId,
    templatePostId: series.templatePostId,
    excerpt: [...series.template.text].slice(0, EXCERPT).join(''),
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

export const previewView = ({ at, local, clockChange }: Occurrence) => ({ at: at.toISO()!, local, clockChange })
