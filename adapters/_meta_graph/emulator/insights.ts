import type { Speaker } from './access.ts'
import { json, type Answer } from '@caidence/testkit/emulators'
import { graphError } from './envelope.ts'
import { grown } from './numbers.ts'
import type { Incoming } from './request.ts'
import type { Media, State } from './state.ts'

const COMMON = ['views', 'reach', 'shares', 'total_interactions', 'reposts']
const POST = ['likes', 'comments', 'saved']
const PROFILE = ['follows', 'profile_visits']
/** Names the platform knows per kind of post; one foreign name fails the whole call. */
const METRICS: Record<Media['product'], string[]> = {
  FEED: [...COMMON, ...POST, ...PROFILE],
  REELS: [...COMMON, ...POST, 'ig_reels_avg_watch_time', 'ig_reels_video_view_total_time'],
  STORY: [...COMMON, ...PROFILE, 'replies', 'navigation'],
}
const STORY_LIFE_MS = 86_400_000
const SCOPES = {
  facebook: 'instagram_manage_insights',
  instagram: 'instagram_business_manage_insights',
}

/** GET /{media}/insights: nothing at first, then numbers that only grow. */
export function mediaInsights(
  state: State,
  { token }: Speaker,
  media: Media,
  { params }: Incoming
): Answer {
  const scope = SCOPES[token.kind === 'instagram' ? 'instagram' : 'facebook']
  if (!token.scopes.includes(scope))
    throw graphError(
      10,
      undefined,
      `Application does not have permission for this action (${scope})`
    )
  const names = (params.metric ?? '').split(',').filter(Boolean)
  const { retiredMetric } = state.config
  const unknown = names.find(
    (name) => !METRICS[media.product].includes(name) || name === retiredMetric
  )
  if (names.length === 0 || unknown)
    throw graphError(
      100,
      undefined,
      `(metric) must be one of the following values: ${METRICS[media.product].join(', ')}`
    )

  const age = state.now() - media.publishedAt
  if (media.product === 'STORY' && state.config.quietStories)
    throw graphError(10, undefined, 'Not enough viewers for the media to show insights')
  const isGone = media.product === 'STORY' && age > STORY_LIFE_MS
  if (isGone || age < state.config.insightDelaySeconds * 1000) return json({ data: [] })

  return json({
    data: names.map((name) => ({
      name,
      period: 'lifetime',
      values: [{ value: grown(media.id, name, age) }],
      title: name,
      description: name,
      id: `${media.id}/insights/${name}/lifetime`,
    })),
  })
}
