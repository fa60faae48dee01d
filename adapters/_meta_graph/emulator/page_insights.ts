import { json, type Answer } from '@caidence/testkit/emulators'
import { needScope, needTask, type Speaker } from './access.ts'
import { graphError } from './envelope.ts'
import { grown, rateOf } from './numbers.ts'
import type { Incoming } from './request.ts'
import type { Page } from './seed.ts'
import type { State } from './state.ts'

const DAY = 86_400_000
const MAX_DAYS = 90
/** The platform's day ends at midnight Pacific time; in winter that is this many hours after midnight UTC. */
const DAY_ENDS_MS = 8 * 3_600_000
/** A Page's numbers of a day are there this long after its end. */
const REFRESH_MS = DAY / 8

const PAGE_METRICS = [
  'page_media_view',
  'page_total_media_view_unique',
  'page_post_engagements',
  'page_follows',
  'page_daily_follows_unique',
  'page_daily_unfollows_unique',
  'page_video_views',
  'page_views_total',
  'page_total_actions',
]
const POST_METRICS = [
  'post_media_view',
  'post_total_media_view_unique',
  'post_clicks',
  'post_reactions_by_type_total',
  'post_video_avg_time_watched',
  'post_video_view_time',
]
/** People who follow a Page from the beginning. */
export const FOLLOWERS = 1_204

/** GET /{page}/insights */
export function pageInsights(
  state: State,
  speaker: Speaker,
  page: Page,
  { params }: Incoming
): Answer {
  needInsights(speaker, page)
  const names = namesIn(state, params, PAGE_METRICS)
  const period = params.period ?? 'day'
  if (period !== 'day') throw graphError(100, undefined, 'Only the period day is known here')
  const until = params.until ? Number(params.until) * 1000 : state.now()
  const since = params.since ? Number(params.since) * 1000 : until - 2 * DAY
  if (until - since > MAX_DAYS * DAY)
    throw graphError(100, undefined, 'There cannot be more than 90 days between since and until')

  const ends = dayEnds(since, Math.min(until, state.now() - REFRESH_MS))
  const data = names.map((name) => ({
    name,
    period,
    values: ends.map((end) => ({
      value: dayValue(page.id, name, end),
      end_time: graphEnd(end),
    })),
    title: name,
    description: name,
    id: `${page.id}/insights/${name}/${period}`,
  }))
  return json({ data: ends.length ? data : [] })
}

/** GET /{post}/insights: over the life of the post. */
export function postInsights(
  state: State,
  speaker: Speaker,
  page: Page,
  post: { id: string; at: number; isVideo: boolean },
  { params }: Incoming
): Answer {
  needInsights(speaker, page)
  const known = POST_METRICS.filter((name) => post.isVideo || !name.startsWith('post_video'))
  const names = namesIn(state, params, known)
  const age = state.now() - post.at
  if (age < state.config.insightDelaySeconds * 1000) return json({ data: [] })
  return json({
    data: names.map((name) => ({
      name,
      period: 'lifetime',
      values: [{ value: lifetimeValue(post.id, name, age) }],
      title: name,
      description: name,
      id: `${post.id}/insights/${name}/lifetime`,
    })),
  })
}

function needInsights(speaker: Speaker, page: Page): void {
  needScope(speaker.token, 'read_insights')
  needScope(speaker.token, 'pages_read_engagement')
  needTask(speaker, page, 'ANALYZE')
}

function namesIn(state: State, { metric = '' }: Record<string, string>, known: string[]): string[] {
  const names = metric.split(',').filter(Boolean)
  if (names.length === 0)
    throw graphError(3001, 1504028, 'Specify a metric: no metric was specified to be fetched')
  if (names.some((name) => !known.includes(name) || name === state.config.retiredMetric))
    throw graphError(100, undefined, 'The value must be a valid insights metric')
  return names
}

/** Ends of days in the window; a day counts by its end. */
function dayEnds(since: number, until: number): number[] {
  const ends: number[] = []
  for (let end = Math.floor(since / DAY) * DAY + DAY_ENDS_MS; end <= until; end += DAY)
    if (end > since) ends.push(end)
  return ends
}

const graphEnd = (end: number) => new Date(end).toISOString().replace(/\.\d{3}Z$/, '+0000')

function dayValue(page: string, name: string, end: number): number {
  if (name === 'page_follows') return FOLLOWERS + (Math.floor(end / DAY) % 1_000)
  return rateOf(`${page}:${end}`, name)
}

function lifetimeValue(post: string, name: string, age: number): unknown {
  if (name === 'post_reactions_by_type_total')
    return { like: grown(post, 'like', age), love: grown(post, 'love', age) }
  if (name === 'post_video_avg_time_watched') return 1_000 * (1 + (rateOf(post, name) % 9))
  return grown(post, name, age)
}
