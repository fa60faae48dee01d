import { CLOCK, type Analytics, type Call, type Metric, type PluginClock } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { MastodonApi, type JsonObject } from './api.ts'

const ACCOUNT = { followers: 'followers_count', posts: 'statuses_count' } as const
const POST = {
  likes: 'favourites_count',
  shares: 'reblogs_count',
  comments: 'replies_count',
} as const

/** The server tells totals as they are now, and no history: `asOf` is the moment of the answer. */
@injectable()
export class MastodonAnalytics implements Analytics {
  constructor(
    @inject(MastodonApi) private api: MastodonApi,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  async window(
    { from, to, posts }: Parameters<Analytics['window']>[0],
    call: Call
  ): Promise<Metric[]> {
    const read = (answer: JsonObject, names: Record<string, string>, post?: string) => {
      const asOf = this.clock.now().toISOString()
      return Object.entries(names).map(([name, remote]): Metric => ({
        name: name as Metric['name'],
        value: typeof answer[remote] === 'number' ? answer[remote] : null,
        from,
        to,
        asOf,
        ...(post && { post }),
      }))
    }
    if (!posts)
      return read(await this.api.read('/api/v1/accounts/verify_credentials', call), ACCOUNT)
    const metrics: Metric[] = []
    for (const post of posts)
      metrics.push(
        ...read(
          await this.api.read(`/api/v1/statuses/${encodeURIComponent(post)}`, call),
          POST,
          post
        )
      )
    return metrics
  }
}
