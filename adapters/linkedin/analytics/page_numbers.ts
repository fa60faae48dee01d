import type { Call } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { elementsOf, numberOf, objectOf, textOf, type JsonObject } from '../api/json.ts'
import { Rest, speakerOf } from '../api/rest.ts'
import { encoded } from '../api/urn.ts'
import { unlessWithheld } from '../api/withheld.ts'
import { intervalOf, type Days } from './days.ts'
import { shareNumbers, statisticsOf, sumOf, type Numbers } from './numbers.ts'

/** Posts named in one question; their encoded names fill a line of about 2 000 signs. */
const POSTS_AT_ONCE = 20

/** What the statistics endpoints say about a Page and its posts. */
@injectable()
export class PageNumbers {
  constructor(@inject(Rest) private rest: Rest) {}

  async account(days: Days | null, call: Call): Promise<Numbers> {
    const page = encoded(call.connection.account.remoteId)
    const followers = await unlessWithheld(() =>
      this.rest.look(
        `/rest/networkSizes/${page}?edgeType=COMPANY_FOLLOWED_BY_MEMBER`,
        speakerOf(call)
      )
    )
    const total = { followers: numberOf(followers?.firstDegreeSize) ?? null }
    if (!days) return total
    const interval = `timeIntervals=${intervalOf(days)}`
    const shares = await this.days(
      `/rest/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${page}&${interval}`,
      call
    )
    const gains = await this.days(
      `/rest/organizationalEntityFollowerStatistics?q=organizationalEntity&organizationalEntity=${page}&${interval}`,
      call
    )
    const views = await this.days(
      `/rest/organizationPageStatistics?q=organization&organization=${page}&${interval}`,
      call
    )
    const sum = (field: string) => sumOf(shares, (day) => numberOf(statisticsOf(day)[field]))
    return {
      ...total,
      follows: sumOf(gains, gainOf),
      impressions: sum('impressionCount'),
      clicks: sum('clickCount'),
      reactions: sum('likeCount'),
      comments: sum('commentCount'),
      shares: sum('shareCount'),
      profile_views: sumOf(views, viewsOf),
    }
  }

  /** Posts without any activity are left out by the platform, and here. */
  async posts(posts: string[], call: Call): Promise<Map<string, Numbers>> {
    const found = new Map<string, Numbers>()
    for (const [list, field] of [
      ['shares', 'share'],
      ['ugcPosts', 'ugcPost'],
    ] as const) {
      const wanted = posts.filter((post) => post.startsWith(`urn:li:${field}:`))
      for (let at = 0; at < wanted.length; at += POSTS_AT_ONCE) {
        const names = wanted
          .slice(at, at + POSTS_AT_ONCE)
          .map(encoded)
          .join(',')
        const page = encoded(call.connection.account.remoteId)
        const entries = await this.days(
          `/rest/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${page}&${list}=List(${names})`,
          call
        )
        for (const entry of entries) {
          const post = textOf(entry[field])
          if (post) found.set(post, shareNumbers(statisticsOf(entry)))
        }
      }
    }
    return found
  }

  private async days(path: string, call: Call): Promise<JsonObject[]> {
    return elementsOf(
      (await unlessWithheld(() => this.rest.look(path, speakerOf(call), 'FINDER'))) ?? undefined
    )
  }
}

function gainOf({ followerGains }: JsonObject): number | undefined {
  const { organicFollowerGain, paidFollowerGain } = objectOf(followerGains)
  const organic = numberOf(organicFollowerGain)
  return organic === undefined ? undefined : organic + (numberOf(paidFollowerGain) ?? 0)
}

function viewsOf({ totalPageStatistics }: JsonObject): number | undefined {
  return numberOf(objectOf(objectOf(objectOf(totalPageStatistics).views).allPageViews).pageViews)
}
