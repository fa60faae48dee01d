import { missing, needScopes, type Speaker } from './access.ts'
import { statusOf } from './containers.ts'
import { json, type Answer } from '@caidence/testkit/emulators'
import { graphTime } from './comments.ts'
import { graphError } from './envelope.ts'
import { collection, parseFields, pick } from './fields.ts'
import type { Incoming } from './request.ts'
import { findAccount } from './access.ts'
import type { Account } from './seed.ts'
import type { Container, Media, State } from './state.ts'

const DAY = 86_400_000

/** POST /{account}/media_publish: a container becomes a post at most once. */
export function publish(
  state: State,
  speaker: Speaker,
  account: Account,
  { params }: Incoming
): Answer {
  needScopes(speaker, 'publish')
  const container = state.data.containers[params.creation_id ?? '']
  if (!params.creation_id) throw graphError(100, undefined, 'The parameter creation_id is required')
  if (!container || container.account !== account.id)
    throw graphError(24, 2207008, 'The requested media container does not exist')
  if (container.isChild)
    throw graphError(100, undefined, 'A carousel item cannot be published on its own')

  const status = statusOf(state, container)
  if (status === 'IN_PROGRESS' || status === 'PUBLISHED')
    throw graphError(9007, 2207027, 'Media ID is not available')
  if (status !== 'FINISHED')
    throw graphError(24, 2207008, 'The requested media container has expired or failed')
  if (usage(state, account.id) >= state.config.quotaTotal)
    throw graphError(
      9,
      2207042,
      'You reached the maximum number of posts that is allowed to be published'
    )

  const media = mediaFrom(state, container)
  container.publishedAs = media.id
  state.data.media[media.id] = media
  state.mustKeep()
  return json({ id: media.id })
}

function mediaFrom(state: State, container: Container): Media {
  const id = state.nextId()
  const sources =
    container.kind === 'CAROUSEL'
      ? container.children.map((child) => state.data.containers[child])
      : [container]
  return {
    id,
    account: container.account,
    shortcode: state.shortText(id),
    caption: container.caption,
    kind: container.kind === 'CAROUSEL' ? 'CAROUSEL_ALBUM' : container.isVideo ? 'VIDEO' : 'IMAGE',
    product: container.kind === 'REELS' ? 'REELS' : container.kind === 'STORIES' ? 'STORY' : 'FEED',
    pictures: sources.map((source) => source?.picture ?? ''),
    publishedAt: state.now(),
    comments: [],
    extras: container.extras,
    ...(container.extras.alt_text && { altText: container.extras.alt_text }),
  }
}

export function usage(state: State, account: string, since = state.now() - DAY): number {
  return Object.values(state.data.media).filter(
    (media) => media.account === account && media.publishedAt > since
  ).length
}

/** GET /{account}/content_publishing_limit */
export function publishingLimit(
  state: State,
  speaker: Speaker,
  account: Account,
  { params }: Incoming
): Answer {
  needScopes(speaker, 'read')
  const since = params.since ? Number(params.since) * 1000 : undefined
  if (since !== undefined && state.now() - since > DAY)
    throw graphError(100, undefined, 'since must be within the last 24 hours')
  const facts = {
    quota_usage: usage(state, account.id, since),
    config: { quota_total: state.config.quotaTotal, quota_duration: 86_400 },
  }
  return json({ data: [pick(facts, parseFields(params.fields ?? 'quota_usage'))] })
}

/** GET /{account}/media and /{account}/stories */
export function listMedia(
  state: State,
  speaker: Speaker,
  account: Account,
  incoming: Incoming,
  stories: boolean,
  base: string
): Answer {
  needScopes(speaker, 'read')
  const fields = parseFields(incoming.params.fields ?? 'id')
  const items = Object.values(state.data.media)
    .filter(
      (media) =>
        media.account === account.id &&
        isListed(state, media) &&
        (media.product === 'STORY') === stories
    )
    .filter((media) => !stories || state.now() - media.publishedAt < DAY)
    // Ids rise with time, which also orders posts of one millisecond.
    .sort((a, b) => b.publishedAt - a.publishedAt || (b.id > a.id ? 1 : -1))
    .map((media) => pick(mediaFacts(state, media, base), fields))
  return json(collection(items, incoming.params, `https://${incoming.host}${incoming.path}`))
}

/** GET and DELETE /{media} */
export function media(
  state: State,
  speaker: Speaker,
  item: Media,
  { method, params }: Incoming,
  base: string
): Answer {
  if (method === 'DELETE') {
    if (speaker.token.kind === 'instagram')
      throw graphError(-1, 2207073, 'This media cannot be deleted')
    if (!speaker.token.scopes.includes('instagram_manage_contents'))
      throw graphError(
        10,
        undefined,
        'Application does not have permission for this action (instagram_manage_contents)'
      )
    delete state.data.media[item.id]
    state.changed()
    return json({ success: true, deleted_id: item.id })
  }
  needScopes(speaker, 'read')
  if (!isListed(state, item)) throw missing(item.id)
  return json(pick(mediaFacts(state, item, base), parseFields(params.fields ?? 'id')))
}

function isListed(state: State, { publishedAt }: Media): boolean {
  return state.now() - publishedAt >= state.config.listLagSeconds * 1000
}

function hasPermalink(state: State, { publishedAt }: Media): boolean {
  return state.now() - publishedAt >= state.config.permalinkLagSeconds * 1000
}

function mediaFacts(state: State, item: Media, base: string): Record<string, unknown> {
  const username = findAccount(state, item.account)?.username
  return {
    id: item.id,
    shortcode: item.shortcode,
    ...(hasPermalink(state, item) && { permalink: permalinkOf(item, username, base) }),
    ...(item.caption && { caption: item.caption }),
    media_type: item.kind,
    media_product_type: item.product,
    media_url: `${base}/pictures/${item.pictures[0] ?? ''}`,
    ...(item.kind === 'VIDEO' && { thumbnail_url: `${base}/pictures/${item.pictures[0] ?? ''}` }),
    timestamp: graphTime(item.publishedAt),
    username,
    like_count: 0,
    comments_count: item.comments.length,
    is_comment_enabled: true,
  }
}

/** The platform's own path, at an address that a person can open here. */
export function permalinkOf(
  { product, shortcode, id }: Media,
  username: string | undefined,
  base: string
): string {
  const site = `${base}/www.instagram.com`
  if (product === 'STORY') return `${site}/stories/${username}/${id}/`
  return product === 'REELS' ? `${site}/reel/${shortcode}/` : `${site}/p/${shortcode}/`
}
