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
  countIn,
  Graph,
  InsightsReader,
  instantOf,
  numberOf,
  objectOf,
  secondsOf,
  textOf,
  totalIn,
  type Insights,
  type JsonObject,
} from '@caidence/meta-graph'
import { DateTime, Interval } from 'luxon'
import { inject, injectable } from 'tsyringe'
import { pageOf, speakerOf } from './publish/speaker.ts'

/** The platform refuses more than 90 days in one call; its days end in another zone than the question. */
const DAYS_PER_CALL = 80

/** https://developers.facebook.com/docs/graph-api/reference/page/insights, read 2026-09-11. */
const ACCOUNT: { name: MetricName; remote: string; adds: boolean }[] = [
  { name: 'views', remote: 'page_media_view', adds: true },
  // People who came on two days are one person: the numbers of single days cannot be added up.
  { name: 'reach', remote: 'page_total_media_view_unique', adds: false },
  { name: 'engagements', remote: 'page_post_engagements', adds: true },
  { name: 'follows', remote: 'page_daily_follows_unique', adds: true },
  { name: 'unfollows', remote: 'page_daily_unfollows_unique', adds: true },
  { name: 'profile_views', remote: 'page_views_total', adds: true },
]
const POST: { name: MetricName; remote: string; seconds?: true }[] = [
  { name: 'views', remote: 'post_media_view' },
  { name: 'reach', remote: 'post_total_media_view_unique' },
  { name: 'clicks', remote: 'post_clicks' },
  { name: 'reactions', remote: 'post_reactions_by_type_total' },
]
const VIDEO: typeof POST = [
  { name: 'watch_time', remote: 'post_video_view_time', seconds: true },
  { name: 'average_watch_time', remote: 'post_video_avg_time_watched', seconds: true },
]
const COUNTS = 'comments.summary(true).limit(0)'
const WITHOUT_NUMBERS = ['E_REMOTE_GONE', 'E_CONTENT_INVALID', 'E_UNSUPPORTED']

type Window = { from: Instant; to: Instant }

@injectable()
export class FacebookAnalytics implements Analytics {
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
    for (const post of posts) metrics.push(...(await this.post(post, { from, to }, call)))
    return metrics
  }

  private async account(window: Window, call: Call): Promise<Metric[]> {
    if (window.from >= window.to) return []
    const days = await this.days(window, call)
    const daily = ACCOUNT.map(({ name, remote, adds }) =>
      this.dailyMetric(name, days.get(remote) ?? [], adds, window)
    )
    const page = await this.graph.read(pageOf(call), { fields: 'followers_count' }, speakerOf(call))
    const followers = numberOf(page.followers_count) ?? null
    return [...daily, { name: 'followers', ...window, value: followers, asOf: this.now() }]
  }

  /** Days by the platform's own midnight, those that end within the window. */
  private async days(window: Window, call: Call): Promise<Map<string, Day[]>> {
    const days = new Map<string, Day[]>()
    const whole = Interval.fromDateTimes(utc(window.from), utc(window.to))
    for (const part of whole.splitBy({ days: DAYS_PER_CALL })) {
      const query = {
        period: 'day',
        since: String(Math.floor(part.start!.toSeconds())),
        until: String(Math.ceil(part.end!.toSeconds())),
      }
      const names = ACCOUNT.map(({ remote }) => remote)
      const found = await this.insights.read(pageOf(call), names, query, speakerOf(call))
      for (const [name, entry] of found)
        days.set(name, [...(days.get(name) ?? []), ...daysIn(entry, part)])
    }
    return days
  }

  private dailyMetric(name: MetricName, days: Day[], adds: boolean, window: Window): Metric {
    const last = days.at(-1)
    if (!last) return { name, ...window, value: null, asOf: this.now() }
    const sum = days.reduce((total, { value }) => total + value, 0)
    return {
      name,
      from: instantOf(days[0].end.minus({ days: 1 })),
      to: instantOf(last.end),
      value: adds || days.length === 1 ? sum : null,
      asOf: instantOf(last.end),
    }
  }

  private async post(post: string, window: Window, call: Call): Promise<Metric[]> {
    const facts = await this.facts(post, call)
    const isVideo = !post.includes('_')
    // A video's numbers are told under its post, whose id comes with the Page's before it, or without.
    const own = textOf(facts?.post_id)
    const object = isVideo ? own && (own.includes('_') ? own : `${pageOf(call)}_${own}`) : post
    const wanted = isVideo ? [...POST, ...VIDEO] : POST
    const found = facts && object ? await this.lifetime(object, wanted, call) : new Map()
    const asOf = this.now()
    return [
      ...wanted.map(({ name, remote, seconds }): Metric => {
        const total = totalIn(found.get(remote))
        return { name, post, ...window, value: seconds ? secondsOf(total) : total, asOf }
      }),
      { name: 'comments', post, ...window, value: summaryOf(facts, 'comments'), asOf },
      { name: 'shares', post, ...window, value: countIn(objectOf(facts?.shares).count), asOf },
    ]
  }

  /**
   * Null for what is gone, and for stories, which have no numbers: they are missing, or do not have these fields. One
   * post that cannot be asked must not cost the numbers of the others.
   */
  private async facts(post: string, call: Call): Promise<JsonObject | null> {
    const fields = post.includes('_') ? `id,shares,${COUNTS}` : `id,post_id,${COUNTS}`
    try {
      return await this.graph.read(post, { fields }, speakerOf(call))
    } catch (error) {
      if (AdapterFault.is(error) && WITHOUT_NUMBERS.includes(error.code)) return null
      throw error
    }
  }

  private async lifetime(object: string, wanted: typeof POST, call: Call): Promise<Insights> {
    const names = wanted.map(({ remote }) => remote)
    try {
      return await this.insights.read(object, names, {}, speakerOf(call))
    } catch (error) {
      if (AdapterFault.is(error) && error.code === 'E_REMOTE_GONE') return new Map()
      throw error
    }
  }

  private now(): Instant {
    return instantOf(DateTime.fromJSDate(this.clock.now()))
  }
}

interface Day {
  end: DateTime
  value: number
}

function daysIn(entry: JsonObject, part: Interval): Day[] {
  const values = Array.isArray(entry.values) ? entry.values.map(objectOf) : []
  return values
    .flatMap(({ value, end_time: time }) => {
      const end = DateTime.fromISO(textOf(time) ?? '', { zone: 'utc' })
      const count = countIn(value)
      const isInside = end.isValid && end > part.start! && end <= part.end!
      return isInside && count !== null ? [{ end, value: count }] : []
    })
    .sort((a, b) => a.end.toMillis() - b.end.toMillis())
}

const utc = (instant: Instant) => DateTime.fromISO(instant, { zone: 'utc' })
const summaryOf = (facts: JsonObject | null, key: string) =>
  countIn(objectOf(objectOf(facts?.[key]).summary).total_count)
