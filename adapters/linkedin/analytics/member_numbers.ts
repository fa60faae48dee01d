import type { Call, MetricName } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { elementsOf, numberOf } from '../api/json.ts'
import { Rest, speakerOf } from '../api/rest.ts'
import { encoded } from '../api/urn.ts'
import { unlessWithheld } from '../api/withheld.ts'
import { dateRangeOf, type Days } from './days.ts'
import type { Numbers } from './numbers.ts'

const POST_SCOPE = 'r_member_postAnalytics'
const PROFILE_SCOPE = 'r_member_profileAnalytics'

/** The platform answers one of these per question. */
const QUERIES: Partial<Record<MetricName, string>> = {
  impressions: 'IMPRESSION',
  reach: 'MEMBERS_REACHED',
  clicks: 'LINK_CLICKS',
  reactions: 'REACTION',
  comments: 'COMMENT',
  shares: 'RESHARE',
  saves: 'POST_SAVE',
}

/** What a member may see of their own posts. Apps that may only post see nothing, and are not asked. */
@injectable()
export class MemberNumbers {
  constructor(@inject(Rest) private rest: Rest) {}

  async account(names: MetricName[], days: Days | null, call: Call): Promise<Numbers> {
    const numbers: Numbers = { followers: await this.followers(call) }
    if (!days) return numbers
    for (const name of names.filter((each) => each in QUERIES))
      numbers[name] = await this.ask(
        `q=me&queryType=${QUERIES[name]}&aggregation=TOTAL&dateRange=${dateRangeOf(days)}`,
        call
      )
    return numbers
  }

  async post(names: MetricName[], post: string, call: Call): Promise<Numbers> {
    const kind = post.startsWith('urn:li:ugcPost:') ? 'ugc' : 'share'
    const numbers: Numbers = {}
    for (const name of names.filter((each) => each in QUERIES))
      numbers[name] = await this.ask(
        `q=entity&entity=(${kind}:${encoded(post)})&queryType=${QUERIES[name]}&aggregation=TOTAL`,
        call
      )
    return numbers
  }

  private async followers(call: Call): Promise<number | null> {
    if (!call.token.scopes.includes(PROFILE_SCOPE)) return null
    const answer = await unlessWithheld(() =>
      this.rest.look('/rest/memberFollowersCount?q=me', speakerOf(call), 'FINDER')
    )
    return numberOf(elementsOf(answer ?? undefined)[0]?.memberFollowersCount) ?? null
  }

  private async ask(query: string, call: Call): Promise<number | null> {
    if (!call.token.scopes.includes(POST_SCOPE)) return null
    const answer = await unlessWithheld(() =>
      this.rest.look(`/rest/memberCreatorPostAnalytics?${query}`, speakerOf(call), 'FINDER')
    )
    const [first] = elementsOf(answer ?? undefined)
    // Both names have been seen.
    return numberOf(first?.count) ?? numberOf(first?.value) ?? null
  }
}
