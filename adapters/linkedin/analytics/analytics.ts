import {
  CLOCK,
  type AdapterManifest,
  type Analytics,
  type Call,
  type Instant,
  type Metric,
  type MetricNeed,
  type PluginClock,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { instantOf } from '../api/json.ts'
import { isOrganisation } from '../api/urn.ts'
import manifest from '../package.json' with { type: 'json' }
import { daysOf } from './days.ts'
import { MemberNumbers } from './member_numbers.ts'
import type { Numbers } from './numbers.ts'
import { PageNumbers } from './page_numbers.ts'

const { account: ACCOUNT, post: POST } = (
  manifest as unknown as { caidence: { adapters: AdapterManifest[] } }
).caidence.adapters[0].metrics!

/** Every declared number, null where the platform does not give it to this account. */
@injectable()
export class LinkedinAnalytics implements Analytics {
  constructor(
    @inject(PageNumbers) private pages: PageNumbers,
    @inject(MemberNumbers) private members: MemberNumbers,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  async window(
    input: { from: Instant; to: Instant; posts?: string[] },
    call: Call
  ): Promise<Metric[]> {
    return input.posts ? this.posts(input.posts, input, call) : this.account(input, call)
  }

  private async account(
    { from, to }: { from: Instant; to: Instant },
    call: Call
  ): Promise<Metric[]> {
    const now = this.clock.now()
    const days = daysOf(from, to, now)
    const numbers = isOrganisation(call.connection.account.remoteId)
      ? await this.pages.account(days, call)
      : await this.members.account(namesOf(ACCOUNT), days, call)
    const read = instantOf(now)
    const end = days ? days.to.toISO()! : read
    return ACCOUNT.map(({ name, kind }) => ({
      name,
      from: kind === 'window' && days ? days.from.toISO()! : from,
      to: kind === 'window' && days ? end : to,
      value: numbers[name] ?? null,
      // The day that has not ended may still grow.
      asOf: kind === 'window' && end < read ? end : read,
    }))
  }

  private async posts(
    posts: string[],
    { from, to }: { from: Instant; to: Instant },
    call: Call
  ): Promise<Metric[]> {
    const isPage = isOrganisation(call.connection.account.remoteId)
    const known = isPage ? await this.pages.posts(posts, call) : new Map<string, Numbers>()
    const asOf = instantOf(this.clock.now())
    const metrics: Metric[] = []
    for (const post of posts) {
      const numbers = isPage
        ? (known.get(post) ?? {})
        : await this.members.post(namesOf(POST), post, call)
      metrics.push(
        ...POST.map(({ name }) => ({ name, post, from, to, value: numbers[name] ?? null, asOf }))
      )
    }
    return metrics
  }
}

const namesOf = (needs: MetricNeed[]) => needs.map(({ name }) => name)
