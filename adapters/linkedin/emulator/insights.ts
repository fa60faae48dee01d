import { json, type Answer, type Incoming } from '@caidence/testkit/emulators'
import { needAdministrator, needScope, tokenOf } from './access.ts'
import { refusal } from './refusals.ts'
import type { Post, State } from './state.ts'

const DAY = 86_400_000
/** Statistics reach back this far. */
const KEPT_DAYS = 366
const METRICS = [
  'IMPRESSION',
  'MEMBERS_REACHED',
  'REACTION',
  'COMMENT',
  'RESHARE',
  'POST_SAVE',
  'POST_SEND',
  'LINK_CLICKS',
  'PREMIUM_CTA_CLICKS',
  'FOLLOWER_GAINED_FROM_CONTENT',
  'PROFILE_VIEW_FROM_CONTENT',
]

/** Numbers of made-up people, the same ones whenever they are asked for; a post's only ever grow. */
export function statisticsOf(post: Post, now: number) {
  const hours = Math.floor((now - post.publishedAt) / 3_600_000)
  const views = 40 + Math.min(2000, hours * 12)
  return {
    impressionCount: views,
    uniqueImpressionsCount: Math.floor(views * 0.62),
    clickCount: Math.floor(views / 24),
    likeCount: Math.floor(views / 50),
    commentCount: post.comments.length,
    shareCount: Math.floor(views / 700),
    engagement: 0.065,
  }
}

export function shareStatistics(state: State, incoming: Incoming): Answer {
  const organisation = administered(
    state,
    incoming,
    'organizationalEntity',
    'organizationalEntityShareStatistics'
  )
  const { shares, ugcPosts } = incoming.query
  if (shares !== undefined || ugcPosts !== undefined) {
    const [names, field] = shares === undefined ? [ugcPosts, 'ugcPost'] : [shares, 'share']
    return collection(
      listOf(names).flatMap((urn) => {
        const post = state.data.posts[urn]
        const isKnown = post?.author === organisation && isMature(state, post)
        // Posts without any activity are left out, not answered with zeros.
        return isKnown
          ? [
              {
                totalShareStatistics: statisticsOf(post, state.now()),
                [field]: urn,
                organizationalEntity: organisation,
              },
            ]
          : []
      })
    )
  }
  const base = (day: number) => 60 + (day % 7) * 9
  return daily(state, incoming, organisation, 'organizationalEntity', (day) => ({
    totalShareStatistics: {
      impressionCount: base(day),
      uniqueImpressionsCount: Math.floor(base(day) * 0.7),
      clickCount: Math.floor(base(day) / 12),
      likeCount: Math.floor(base(day) / 20),
      commentCount: day % 3,
      shareCount: day % 2,
      engagement: 0.05,
    },
  }))
}

export function followerStatistics(state: State, incoming: Incoming): Answer {
  const organisation = administered(
    state,
    incoming,
    'organizationalEntity',
    'organizationalEntityFollowerStatistics'
  )
  return daily(state, incoming, organisation, 'organizationalEntity', (day) => ({
    followerGains: { organicFollowerGain: day % 5, paidFollowerGain: 0 },
  }))
}

export function pageStatistics(state: State, incoming: Incoming): Answer {
  const organisation = administered(state, incoming, 'organization', 'organizationPageStatistics')
  return daily(state, incoming, organisation, 'organization', (day) => ({
    totalPageStatistics: {
      views: { allPageViews: { pageViews: 10 + (day % 4), uniquePageViews: 8 } },
      clicks: {},
    },
  }))
}

export function networkSize(state: State, incoming: Incoming): Answer {
  const token = tokenOf(state, incoming)
  needScope(token, 'rw_organization_admin', 'networkSizes.GET')
  const found = state.organisation(incoming.segments[2] ?? '')
  if (!found) throw refusal(404, 'NOT_FOUND', 'The organization does not exist')
  if (incoming.query.edgeType !== 'COMPANY_FOLLOWED_BY_MEMBER')
    throw refusal(400, 'ILLEGAL_ARGUMENT', 'edgeType is unknown')
  return json({ firstDegreeSize: found.followers })
}

export function memberFollowers(state: State, incoming: Incoming): Answer {
  const token = tokenOf(state, incoming)
  needScope(token, 'r_member_profileAnalytics', 'memberFollowersCount.FINDER-me')
  return collection([{ memberFollowersCount: state.person(token.person)!.followers }])
}

/** One metric per question, of all posts of a member or of one. */
export function memberPostAnalytics(state: State, incoming: Incoming): Answer {
  const token = tokenOf(state, incoming)
  needScope(token, 'r_member_postAnalytics', 'memberCreatorPostAnalytics')
  const { q, queryType = '', aggregation, entity } = incoming.query
  if (!METRICS.includes(queryType)) throw refusal(400, 'ILLEGAL_ARGUMENT', 'queryType is unknown')
  if (!['TOTAL', 'DAILY'].includes(aggregation ?? ''))
    throw refusal(400, 'ILLEGAL_ARGUMENT', 'aggregation is unknown')
  const author = `urn:li:person:${token.person}`
  const own = Object.values(state.data.posts).filter(
    (post) => post.author === author && isMature(state, post)
  )
  if (q === 'me')
    return metric(
      queryType,
      own.reduce((sum, post) => sum + valueOf(state, post, queryType), 0)
    )
  if (q !== 'entity') throw refusal(400, 'ILLEGAL_ARGUMENT', 'Unknown finder')
  const urn = /^\((?:share|ugc):(urn:li:(?:share|ugcPost):\d+)\)$/.exec(entity ?? '')?.[1]
  if (!urn) throw refusal(400, 'ILLEGAL_ARGUMENT', 'entity must name a share or a ugc post')
  const post = own.find((each) => each.urn === urn)
  return post ? metric(queryType, valueOf(state, post, queryType)) : collection([])
}

function valueOf(state: State, post: Post, queryType: string): number {
  const statistics = statisticsOf(post, state.now())
  const values: Record<string, number> = {
    IMPRESSION: statistics.impressionCount,
    MEMBERS_REACHED: statistics.uniqueImpressionsCount,
    REACTION: statistics.likeCount,
    COMMENT: statistics.commentCount,
    RESHARE: statistics.shareCount,
    LINK_CLICKS: statistics.clickCount,
    POST_SAVE: Math.floor(statistics.likeCount / 4),
  }
  return values[queryType] ?? 0
}

const metric = (queryType: string, count: number) =>
  collection([{ count, dateRange: {}, metricType: queryType }])

const isMature = (state: State, { publishedAt }: Post) =>
  state.now() - publishedAt >= state.config.insightDelaySeconds * 1000

function administered(state: State, incoming: Incoming, field: string, resource: string): string {
  const token = tokenOf(state, incoming)
  const organisation = incoming.query[field] ?? ''
  if (incoming.query.q !== field) throw refusal(400, 'ILLEGAL_ARGUMENT', 'Unknown finder')
  needAdministrator(state, token, organisation, `${resource}.FINDER-${field}`)
  return organisation
}

/** One entry per whole UTC day, for days that are over. */
function daily(
  state: State,
  { query }: Incoming,
  organisation: string,
  field: string,
  numbers: (day: number) => object
): Answer {
  const range = /^\(timeRange:\(start:(\d+),end:(\d+)\),timeGranularityType:(DAY|MONTH)\)$/.exec(
    query.timeIntervals ?? ''
  )
  if (!range) throw refusal(400, 'ILLEGAL_ARGUMENT', 'timeIntervals cannot be read')
  const [start, end] = [Number(range[1]), Number(range[2])]
  if (start >= end || state.now() - start > KEPT_DAYS * DAY)
    throw refusal(400, 'ILLEGAL_ARGUMENT', 'The time range is not available')
  const elements = []
  for (let at = Math.floor(start / DAY); at * DAY < end && (at + 1) * DAY <= state.now(); at++)
    elements.push({
      ...numbers(at),
      timeRange: { start: at * DAY, end: (at + 1) * DAY },
      [field]: organisation,
    })
  return collection(elements)
}

const collection = (elements: unknown[]) =>
  json({ paging: { start: 0, count: elements.length, links: [] }, elements })

const listOf = (text = '') => (/^List\((.*)\)$/.exec(text)?.[1] ?? '').split(',').filter(Boolean)
