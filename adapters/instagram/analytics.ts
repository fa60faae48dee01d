import {
  AdapterFault,
  CLOCK,
  type Analytics,
  type Call,
  type Instant,
  type Metric,
  type MetricName,
  type PluginClock,
} from '@caidence/sdk'
import {
  Graph,
  InsightsReader,
  instantOf,
  listOf,
  numberOf,
  objectOf,
  secondsOf,
  textOf,
  totalIn,
  type Insights,
  type JsonObject,
} from '@caidence/meta-graph'
import { DateTime } from 'luxon'
import { inject, injectable } from 'tsyringe'
import { speakerOf } from './publish/speaker.ts'

/** https://developers.facebook.com/docs/instagram-platform/api-reference/instagram-user/insights, read 2026-09-11. */
const ACCOUNT: { name: MetricName; remote: string }[] = [
  { name: 'views', remote: 'views' },
  { name: 'reach', remote: 'reach' },
  { name: 'engagements', remote: 'total_interactions' },
  { name: 'likes', remote: 'likes' },
  { name: 'comments', remote: 'comments' },
  { name: 'shares', remote: 'shares' },
  { name: 'saves', remote: 'saves' },
  { name: 'clicks', remote: 'profile_links_taps' },
]
/** One metric with two halves. */
const FOLLOWS = 'follows_and_unfollows'

type Wanted = { name: MetricName; remote: string; seconds?: true }
const COMMON: Wanted[] = [
  { name: 'views', remote: 'views' },
  { name: 'reach', remote: 'reach' },
  { name: 'engagements', remote: 'total_interactions' },
  { name: 'shares', remote: 'shares' },
]
const POST: Wanted[] = [
  { name: 'likes', remote: 'likes' },
  { name: 'comments', remote: 'comments' },
  { name: 'saves', remote: 'saved' },
]
/** One name of another kind of post fails the whole call, so each kind has its own list. */
const MEDIA: Record<string, Wanted[]> = {
  FEED: [...COMMON, ...POST, { name: 'follows', remote: 'follows' }],
  REELS: [
    ...COMMON,
    ...POST,
    { name: 'watch_time', remote: 'ig_reels_video_view_total_time', seconds: true },
    { name: 'average_watch_time', remote: 'ig_reels_avg_watch_time', seconds: true },
  ],
  STORY: [...COMMON, { name: 'follows', remote: 'follows' }],
}

type Window = { from: Instant; to: Instant }

@injectable()
export class InstagramAnalytics implements Analytics {
  constructor(
    @inject(Graph) private graph: Graph,
    @inject(InsightsReader) private insights: InsightsReader,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  async window(
    { from, to, posts }: Parameters<Analytics['window']>[0],
    call: Call
  ): Promise<Metric[]> {
    if (!posts) return this.account({ from, to }, call)
    const metrics: Metric[] = []
    for (const post of posts) metrics.push(...(await this.media(post, { from, to }, call)))
    return metrics
  }

  /** The platform adds up the whole window by itself, so the window is told as it was asked. */
  private async account(window: Window, call: Call): Promise<Metric[]> {
    if (window.from >= window.to) return []
    const { remoteId } = call.connection.account
    const query = {
      period: 'day',
      metric_type: 'total_value',
      since: String(secondsAt(window.from)),
      until: String(secondsAt(window.to)),
    }
    const names = ACCOUNT.map(({ remote }) => remote)
    const found = await this.insights.read(remoteId, names, query, speakerOf(call))
    const halves = await this.insights.read(
      remoteId,
      [FOLLOWS],
      { ...query, breakdown: 'follow_type' },
      speakerOf(call)
    )
    const fields = 'id,followers_count,media_count'
    const counters = await this.graph.read(remoteId, { fields }, speakerOf(call))

    const asOf = this.now()
    const metric = (name: MetricName, value: number | null): Metric => ({
      name,
      ...window,
      value,
      asOf,
    })
    return [
      ...ACCOUNT.map(({ name, remote }) => metric(name, totalIn(found.get(remote)))),
      metric('follows', halfOf(halves.get(FOLLOWS), 'FOLLOWER')),
      metric('unfollows', halfOf(halves.get(FOLLOWS), 'NON_FOLLOWER')),
      metric('followers', numberOf(counters.followers_count) ?? null),
      metric('posts', numberOf(counters.media_count) ?? null),
    ]
  }

  private async media(post: string, window: Window, call: Call): Promise<Metric[]> {
    const product = await this.productOf(post, call)
    const wanted = MEDIA[product ?? 'FEED'] ?? MEDIA.FEED
    const found = product === null ? new Map() : await this.lifetime(post, product, wanted, call)
    const asOf = this.now()
    return wanted.map(({ name, remote, seconds }) => {
      const total = totalIn(found.get(remote))
      return { name, post, ...window, value: seconds ? secondsOf(total) : total, asOf }
    })
  }

  /** Null for what is gone. */
  private async productOf(post: string, call: Call): Promise<string | null> {
    try {
      const facts = await this.graph.read(post, { fields: 'media_product_type' }, speakerOf(call))
      return textOf(facts.media_product_type) ?? 'FEED'
    } catch (error) {
      if (AdapterFault.is(error) && error.code === 'E_REMOTE_GONE') return null
      throw error
    }
  }

  private async lifetime(
    post: string,
    product: string,
    wanted: Wanted[],
    call: Call
  ): Promise<Insights> {
    const names = wanted.map(({ remote }) => remote)
    try {
      return await this.insights.read(post, names, {}, speakerOf(call))
    } catch (error) {
      // For a story, code 10 says that too few people saw it; where the permission is missing, other posts tell.
      const isQuiet =
        product === 'STORY' && AdapterFault.is(error) && error.code === 'E_SCOPE_MISSING'
      if (isQuiet) return new Map()
      throw error
    }
  }

  private now(): Instant {
    return instantOf(DateTime.fromJSDate(this.clock.now()))
  }
}

/** `FOLLOWER` counts who began to follow, `NON_FOLLOWER` who stopped. */
function halfOf(entry: JsonObject | undefined, half: string): number | null {
  const [breakdown] = listOf(objectOf(entry?.total_value).breakdowns)
  const result = listOf(breakdown?.results).find(({ dimension_values: values }) =>
    Array.isArray(values) ? values.includes(half) : false
  )
  return numberOf(result?.value) ?? null
}

const secondsAt = (instant: Instant) => Math.floor(DateTime.fromISO(instant).toSeconds())
