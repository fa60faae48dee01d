import {
  CLOCK,
  type Analytics,
  type Call,
  type Metric,
  type MetricName,
  type PluginClock,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { Channels } from './channels.ts'
import { Google } from './google.ts'
import { itemsOf, numberOf, objectOf, textOf, type JsonObject } from './json.ts'
import { daysBeginningIn, type PacificDays } from './pacific.ts'
import { SCOPES } from './scopes.ts'

/*
 * https://developers.google.com/youtube/analytics/metrics and
 * https://developers.google.com/youtube/v3/docs/videos#statistics, read 2026-09-19.
 */

/** Videos in one list request; the platform takes no more. */
const MAX_IDS = 50
const SECONDS_PER_MINUTE = 60

/** Our name → the report's name, and by how much its unit is smaller. */
const REPORTED: Partial<Record<MetricName, [remote: string, factor: number]>> = {
  views: ['views', 1],
  likes: ['likes', 1],
  comments: ['comments', 1],
  shares: ['shares', 1],
  watch_time: ['estimatedMinutesWatched', SECONDS_PER_MINUTE],
  average_watch_time: ['averageViewDuration', 1],
  follows: ['subscribersGained', 1],
  unfollows: ['subscribersLost', 1],
}
const OF_CHANNEL: MetricName[] = [
  'views',
  'likes',
  'comments',
  'shares',
  'watch_time',
  'average_watch_time',
  'follows',
  'unfollows',
]
/** Their other numbers are counters, which are fresher and need no further permission. */
const OF_VIDEO: MetricName[] = ['shares', 'watch_time', 'average_watch_time']
const COUNTERS: [name: MetricName, remote: string][] = [
  ['views', 'viewCount'],
  ['likes', 'likeCount'],
  ['comments', 'commentCount'],
]

type Window = Parameters<Analytics['window']>[0]

/** Counters from the Data API, what happened in a window from the Analytics API, which counts whole Pacific days. */
@injectable()
export class YouTubeAnalytics implements Analytics {
  constructor(
    @inject(Google) private google: Google,
    @inject(Channels) private channels: Channels,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  async window({ from, to, posts }: Window, call: Call): Promise<Metric[]> {
    const days = daysBeginningIn(from, to)
    return posts
      ? this.videos(posts, { from, to }, days, call)
      : this.channel({ from, to }, days, call)
  }

  private async channel(window: Window, days: PacificDays | null, call: Call): Promise<Metric[]> {
    const statistics = objectOf((await this.channels.read(call, 'statistics'))?.statistics)
    const isHidden = statistics.hiddenSubscriberCount === true
    const totals = [
      this.metric('followers', isHidden ? null : statistics.subscriberCount, window),
      this.metric('posts', statistics.videoCount, window),
    ]
    if (!days) return totals
    const [row] = await this.report(OF_CHANNEL, days, {}, call)
    return [...totals, ...OF_CHANNEL.map((name) => this.reported(name, row, days))]
  }

  private async videos(
    ids: string[],
    window: Window,
    days: PacificDays | null,
    call: Call
  ): Promise<Metric[]> {
    const metrics: Metric[] = []
    for (let start = 0; start < ids.length; start += MAX_IDS) {
      const some = ids.slice(start, start + MAX_IDS)
      metrics.push(...(await this.counters(some, window, call)))
      if (days) metrics.push(...(await this.watched(some, days, call)))
    }
    return metrics
  }

  private async counters(ids: string[], window: Window, call: Call): Promise<Metric[]> {
    const query = { part: 'statistics', id: ids.join(','), maxResults: String(MAX_IDS) }
    const found = itemsOf(await this.google.read('videos', query, call))
    return ids.flatMap((id) => {
      // A video that was deleted has no numbers, and neither has one whose owner hides them.
      const statistics = objectOf(found.find((video) => video.id === id)?.statistics)
      return COUNTERS.map(([name, remote]) => this.metric(name, statistics[remote], window, id))
    })
  }

  /** Declining this permission costs these numbers, not the counters. */
  private async watched(ids: string[], days: PacificDays, call: Call): Promise<Metric[]> {
    const mayAsk = call.token.scopes.includes(SCOPES.analytics)
    const filter = {
      dimensions: 'video',
      filters: `video==${ids.join(',')}`,
      // A report by video is refused without an order and an end.
      sort: '-estimatedMinutesWatched',
      maxResults: String(MAX_IDS),
    }
    const rows = mayAsk ? await this.report(OF_VIDEO, days, filter, call) : []
    return ids.flatMap((id) => {
      const row = rows.find(({ video }) => video === id)
      return OF_VIDEO.map((name) => this.reported(name, row, days, id))
    })
  }

  private async report(
    names: MetricName[],
    { startDate, endDate }: PacificDays,
    more: Record<string, string>,
    call: Call
  ): Promise<JsonObject[]> {
    const metrics = names.map((name) => REPORTED[name]![0]).join(',')
    const query = { ids: 'channel==MINE', startDate, endDate, metrics, ...more }
    return rowsOf(await this.google.report(query, call))
  }

  private reported(
    name: MetricName,
    row: JsonObject | undefined,
    days: PacificDays,
    post?: string
  ): Metric {
    const [remote, factor] = REPORTED[name]!
    const value = numberOf(row?.[remote])
    return this.metric(name, value === undefined ? null : value * factor, days, post)
  }

  /** The platform does not say until when its numbers are complete, so they are as of now. */
  private metric(
    name: MetricName,
    value: JsonObject[string] | undefined,
    { from, to }: { from: string; to: string },
    post?: string
  ): Metric {
    const asOf = this.clock.now().toISOString()
    return { name, ...(post && { post }), from, to, value: numberOf(value) ?? null, asOf }
  }
}

/** Rows come as lists whose columns are named once; without data there are no rows at all. */
function rowsOf(body: JsonObject): JsonObject[] {
  const columns = Array.isArray(body.columnHeaders) ? body.columnHeaders : []
  const names = columns.map((column) => textOf(objectOf(column).name) ?? '')
  const rows = Array.isArray(body.rows) ? body.rows : []
  return rows.map((row) =>
    Object.fromEntries(
      names.map((name, index) => [name, Array.isArray(row) ? (row[index] ?? null) : null])
    )
  )
}
