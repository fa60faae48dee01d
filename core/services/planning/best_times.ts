import { DateTime } from 'luxon'
import type { MetricName } from '@caidence/sdk'
import { tenant } from '#services/tenancy/tenant_tx'

/** Fewer posts than this say more about the posts than about their times. */
export const POSTS_NEEDED = 20
/** Habits of last year are not those of today. */
const DAYS_BACK = 180
/** A post collects most of its engagement within days: one that is younger would look weak. */
const SETTLED_AFTER_DAYS = 2
/** An hour with one lucky post is no habit. */
const POSTS_PER_TIME = 2
/** So many posts of average success are added to each time, so that few posts move it little. */
const PRIOR_POSTS = 3
const SHOWN = 5
/** What people did with a post, where the platform does not add it up itself. */
const DONE: MetricName[] = ['likes', 'reactions', 'comments', 'shares', 'saves']
const ADDED_UP: MetricName = 'engagements'

export interface BestTimes {
  /** Null: not enough posts to say anything. */
  times: { weekday: number; hour: number; posts: number; /** 1.4: 40 % more than this channel's usual post. */ factor: number }[] | null
  posts: number
  needed: number
  timeZone: string
}

interface Row {
  published_at: Date
  done: string | null
}

/**
 * When a channel's own posts did best. For each post: its engagement divided by the channel's mean. For each weekday and
 * hour: the mean of that, with a few average posts added, of times at which at least two posts went out. The method is
 * told wherever its result is shown. Runs inside a tenant transaction.
 */
export async function bestTimes(connectionId: string, timeZone: string): Promise<BestTimes> {
  const { client, workspaceId } = tenant()
  const { rows }: { rows: Row[] } = await client.rawQuery(
    `select d.published_at, coalesce(
        max(m.value) filter (where m.name = :addedUp),
        sum(m.value) filter (where m.name = any(:done))) as done
     from deliveries d
     join lateral (
       select distinct on (p.name) p.name, p.value from post_metrics p
       where p.workspace_id = d.workspace_id and p.delivery_id = d.id and p.value is not null and (p.name = any(:done) or p.name = :addedUp)
       order by p.name, p.day desc) m on true
     where d.workspace_id = :workspaceId and d.connection_id = :connectionId and d.state = 'live'
       and d.published_at between now() - make_interval(days => :back) and now() - make_interval(days => :settled)
     group by d.id, d.published_at`,
    { workspaceId, connectionId, addedUp: ADDED_UP, done: DONE as any, back: DAYS_BACK, settled: SETTLED_AFTER_DAYS }
  )
  const counted = rows.filter(({ done }) => done !== null).map(({ published_at: at, done }) => ({ at: DateTime.fromJSDate(at).setZone(timeZone), done: Number(done) }))
  const mean = counted.reduce((sum, { done }) => sum + done, 0) / counted.length
  const base = { posts: counted.length, needed: POSTS_NEEDED, timeZone }
  if (counted.length < POSTS_NEEDED || !(mean > 0)) return { ...base, times: null }

  const byTime = Map.groupBy(counted, ({ at }) => `${at.weekday} ${at.hour}`)
  const times = [...byTime]
    .filter(([, posts]) => posts.length >= POSTS_PER_TIME)
    .map(([key, posts]) => {
      const [weekday, hour] = key.split(' ').map(Number)
      const sum = posts.reduce((total, { done }) => total + done / mean, 0)
      return { weekday: weekday!, hour: hour!, posts: posts.length, factor: Math.round(((sum + PRIOR_POSTS) / (posts.length + PRIOR_POSTS)) * 100) / 100 }
    })
  // Only what is better than usual is a suggestion.
  const better = times.filter(({ factor }) => factor > 1).sort((a, b) => b.factor - a.factor || a.weekday - b.weekday || a.hour - b.hour)
  return { ...base, times: better.slice(0, SHOWN) }
}
