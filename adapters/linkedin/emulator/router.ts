import { html, type Answer, type Around, type Incoming } from '@caidence/testkit/emulators'
import { checkHeaders } from './access.ts'
import { ASSET_KINDS, finalize, openUpload, readAsset, receive } from './assets.ts'
import { createComment, listComments } from './comments.ts'
import { followers, me, organisation, roles, userInfo } from './directory.ts'
import { subscribe } from './hooks.ts'
import {
  followerStatistics,
  memberFollowers,
  memberPostAnalytics,
  networkSize,
  pageStatistics,
  shareStatistics,
} from './insights.ts'
import { accessToken, consent, introspect, revoke } from './oauth.ts'
import { browserPage } from './pages.ts'
import { createPost, deletePost, listPosts, readPost } from './posts.ts'
import { refusal } from './refusals.ts'
import type { State } from './state.ts'

const OAUTH: Record<string, string> = {
  authorization: 'consent',
  accessToken: 'token',
  introspectToken: 'introspect',
  revoke: 'revoke',
}
const RESOURCES: Record<string, string> = {
  organizationAcls: 'roles',
  organizations: 'organization',
  peopleTypeahead: 'people',
  eventSubscriptions: 'subscribe',
}
const INSIGHTS = [
  'organizationalEntityShareStatistics',
  'organizationalEntityFollowerStatistics',
  'organizationPageStatistics',
  'networkSizes',
  'memberFollowersCount',
  'memberCreatorPostAnalytics',
]

/** The emulator's name for a request: what fault switches and the log call it. */
export function callOf({ host, method, segments, query }: Incoming): string {
  const [first, second, third] = segments
  if (host === 'www.linkedin.com') {
    if (first === 'oauth') return OAUTH[third ?? ''] ?? 'page'
    return first === 'dms-uploads' ? 'upload' : 'page'
  }
  if (first === 'v2') return 'identity'
  if (second === 'posts') {
    if (method === 'POST') return 'post'
    if (method === 'DELETE') return 'delete'
    return third === undefined ? 'list' : 'read'
  }
  if (ASSET_KINDS[second ?? '']) {
    if (method === 'GET') return 'asset'
    return query.action === 'finalizeUpload' ? 'finalize' : 'open'
  }
  if (second === 'socialActions') return method === 'POST' ? 'comment' : 'comments'
  if (INSIGHTS.includes(second ?? '')) return 'insights'
  return RESOURCES[second ?? ''] ?? 'other'
}

/** The author a request is about, for switches that hit one account. */
export function accountOf({ json: body, query }: Incoming): string | null {
  const { author, actor, initializeUploadRequest } = (body ?? {}) as Record<string, unknown>
  const owner = (initializeUploadRequest as { owner?: unknown } | undefined)?.owner
  const found = [author, actor, owner, query.author, query.organizationalEntity].find(
    (urn) => typeof urn === 'string'
  )
  return typeof found === 'string' ? found : null
}

export async function route(state: State, incoming: Incoming, around: Around): Promise<Answer> {
  const { host, segments } = incoming
  const [first] = segments
  if (host === 'www.linkedin.com') return website(state, incoming, around)
  if (first === 'v2') return unversioned(state, incoming, around)
  if (first !== 'rest') throw notFound(segments)
  checkHeaders(incoming)
  return versioned(state, incoming, around)
}

async function website(state: State, incoming: Incoming, around: Around): Promise<Answer> {
  const { segments } = incoming
  if (segments[0] === 'dms-uploads') return receive(state, incoming)
  if (segments[0] !== 'oauth') return browserPage(state, segments, around.base)
  switch (segments.slice(1).join('/')) {
    case 'v2/authorization':
      return consent(state, incoming, around.redirectUris)
    case 'v2/accessToken':
      return accessToken(state, incoming)
    case 'v2/introspectToken':
      return introspect(state, incoming)
    case 'v2/revoke':
      return revoke(state, incoming)
    default:
      return html('<!doctype html><title>Not found</title><h1>Page not found</h1>', 404)
  }
}

function unversioned(state: State, incoming: Incoming, around: Around): Answer {
  const resource = incoming.segments[1]
  if (resource === 'userinfo') return userInfo(state, incoming, around.base)
  if (resource === 'me') return me(state, incoming)
  throw notFound(incoming.segments)
}

async function versioned(state: State, incoming: Incoming, around: Around): Promise<Answer> {
  const { segments, method, query } = incoming
  const [, resource, key, edge] = segments
  const kind = ASSET_KINDS[resource ?? '']
  if (kind) {
    if (method === 'GET' && key) return readAsset(state, kind, incoming)
    if (method === 'POST' && query.action === 'initializeUpload')
      return openUpload(state, kind, incoming)
    if (method === 'POST' && query.action === 'finalizeUpload' && kind === 'video')
      return finalize(state, incoming)
    throw notFound(segments)
  }
  switch (
    `${method} ${resource}${key === undefined ? '' : '/key'}${edge === undefined ? '' : `/${edge}`}`
  ) {
    case 'POST posts':
      return createPost(state, incoming)
    case 'GET posts':
      return listPosts(state, incoming)
    case 'GET posts/key':
      return readPost(state, incoming)
    case 'DELETE posts/key':
      return deletePost(state, incoming)
    case 'POST socialActions/key/comments':
      return createComment(state, incoming)
    case 'GET socialActions/key/comments':
      return listComments(state, incoming)
    case 'GET organizationAcls':
      return roles(state, incoming)
    case 'GET organizations':
    case 'GET organizations/key':
      return organisation(state, incoming)
    case 'GET peopleTypeahead':
      return followers(state, incoming)
    case 'GET organizationalEntityShareStatistics':
      return shareStatistics(state, incoming)
    case 'GET organizationalEntityFollowerStatistics':
      return followerStatistics(state, incoming)
    case 'GET organizationPageStatistics':
      return pageStatistics(state, incoming)
    case 'GET networkSizes/key':
      return networkSize(state, incoming)
    case 'GET memberFollowersCount':
      return memberFollowers(state, incoming)
    case 'GET memberCreatorPostAnalytics':
      return memberPostAnalytics(state, incoming)
    case 'PUT eventSubscriptions/key':
    case 'GET eventSubscriptions/key':
    case 'DELETE eventSubscriptions/key':
      return subscribe(state, incoming, around)
    default:
      throw notFound(segments)
  }
}

const notFound = (segments: string[]) =>
  refusal(
    404,
    'RESOURCE_NOT_FOUND',
    `No virtual resource found for ${segments.slice(0, 2).join('/')}`
  )
