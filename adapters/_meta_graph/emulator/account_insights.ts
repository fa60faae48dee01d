import { json, type Answer } from '@caidence/testkit/emulators'
import { needScope, type Speaker } from './access.ts'
import { graphError } from './envelope.ts'
import { grown } from './numbers.ts'
import type { Incoming } from './request.ts'
import type { Account } from './seed.ts'
import type { State } from './state.ts'

const DAY = 86_400_000
/** The platform keeps an account's numbers about this long. */
const MAX_DAYS = 90
const TOTALS = [
  'views',
  'reach',
  'accounts_engaged',
  'total_interactions',
  'likes',
  'comments',
  'shares',
  'saves',
  'replies',
  'reposts',
  'profile_links_taps',
]
const FOLLOWS = 'follows_and_unfollows'

/** GET /{account}/insights: one number over the whole window. */
export function accountInsights(
  state: State,
  { token }: Speaker,
  account: Account,
  { params }: Incoming
): Answer {
  const isInstagram = token.kind === 'instagram'
  needScope(token, isInstagram ? 'instagram_business_manage_insights' : 'instagram_manage_insights')
  const names = (params.metric ?? '').split(',').filter(Boolean)
  const known = [...TOTALS, FOLLOWS]
  if (
    names.length === 0 ||
    names.some((name) => !known.includes(name) || name === state.config.retiredMetric)
  )
    throw graphError(100, undefined, `(metric) must be one of ${known.join(', ')}`)
  if (params.metric_type !== 'total_value')
    throw graphError(100, undefined, 'metric_type must be total_value for these metrics')
  const until = params.until ? Number(params.until) * 1000 : state.now()
  const since = params.since ? Number(params.since) * 1000 : until - DAY
  if (until < since || until - since > MAX_DAYS * DAY)
    throw graphError(100, undefined, 'since and until do not make a window the platform knows')

  const past = Math.max(0, Math.min(until, state.now()) - since)
  return json({
    data: names.map((name) => ({
      name,
      period: params.period ?? 'day',
      title: name,
      description: name,
      total_value:
        name === FOLLOWS && params.breakdown === 'follow_type'
          ? { breakdowns: [halves(account.id, past)] }
          : { value: grown(account.id, name, past) },
      id: `${account.id}/insights/${name}/day`,
    })),
  })
}

function halves(account: string, past: number) {
  const half = (kind: string) => ({
    dimension_values: [kind],
    value: grown(account, kind, past / 24),
  })
  return { dimension_keys: ['follow_type'], results: [half('FOLLOWER'), half('NON_FOLLOWER')] }
}
