import type { Analytics, Call, Metric } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { AcmeApi, textOf } from './api.ts'

/** The platform tells totals only, so `from` and `to` are passed on as they were asked for. */
@injectable()
export class AcmeAnalytics implements Analytics {
  constructor(@inject(AcmeApi) private api: AcmeApi) {}

  async window(
    { from, to, posts }: Parameters<Analytics['window']>[0],
    call: Call
  ): Promise<Metric[]> {
    if (!posts) {
      const { followers, as_of: asOf } = await this.api.read('/v1/me/stats', call)
      return [{ name: 'followers', value: numberOf(followers), from, to, asOf: textOf(asOf) }]
    }
    const metrics: Metric[] = []
    for (const post of posts) {
      const { views, as_of: asOf } = await this.api.read(
        `/v1/posts/${encodeURIComponent(post)}/stats`,
        call
      )
      metrics.push({ name: 'views', post, value: numberOf(views), from, to, asOf: textOf(asOf) })
    }
    return metrics
  }
}

/** Not told is null; it is never 0. */
const numberOf = (value: unknown) => (typeof value === 'number' ? value : null)
