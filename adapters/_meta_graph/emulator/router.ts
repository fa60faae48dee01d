import { accountFor, missing, speakerOf, type Speaker } from './access.ts'
import { accountInsights } from './account_insights.ts'
import { appSubscriptions } from './app_subscriptions.ts'
import { comments } from './comments.ts'
import { consent } from './consent.ts'
import { containerStatus, createContainer, ownedContainer } from './containers.ts'
import type { Answer, Around } from '@caidence/testkit/emulators'
import { graphError } from './envelope.ts'
import { accounts, identity, me, permissions } from './identities.ts'
import { mediaInsights } from './insights.ts'
import { debugToken, facebookToken, instagramLongToken, instagramToken } from './oauth.ts'
import { instagramPage } from './instagram_pages.ts'
import { notFound } from './post_pages.ts'
import { facebookPage } from './facebook_pages.ts'
import { pageCallOf, pageGraph } from './page_router.ts'
import { listMedia, media, publish, publishingLimit } from './publishing.ts'
import type { Incoming } from './request.ts'
import type { State } from './state.ts'
import { accountSubscriptions } from './subscriptions.ts'
import { upload } from './uploads.ts'

/** Versions the platform still serves as such. */
const VERSIONS = ['v21.0', 'v22.0', 'v23.0', 'v24.0', 'v25.0', 'v26.0']

/** The emulator's name for a request: what fault switches and the log call it. */
export function callOf(state: State, incoming: Incoming): string {
  const { host, method, segments } = incoming
  const [first, second] = segments
  if (host === 'www.facebook.com' || host === 'www.instagram.com')
    return first === 'dialog' || first === 'oauth' ? 'consent' : 'page'
  if (segments.at(-1) === 'access_token' || first === 'refresh_access_token') return 'token'
  if (host === 'rupload.facebook.com') return 'upload'
  const onPage = pageCallOf(state, incoming)
  if (onPage) return onPage
  if (second === 'media' && method === 'POST') return 'container'
  if (second === 'media_publish') return 'publish'
  if (second === 'media' || second === 'stories') return 'list'
  if (second === 'content_publishing_limit') return 'quota'
  if (second === 'permissions') return 'permissions'
  if (second === 'subscriptions') return method === 'GET' ? 'subscription' : 'subscribe'
  if (second === 'comments') return method === 'POST' ? 'comment' : 'list'
  if (second === 'insights') return 'insights'
  if (second === 'accounts' || first === 'me' || first === 'debug_token') return 'identity'
  if (state.data.containers[first]) return 'status'
  return state.data.media[first] ? 'read' : 'object'
}

/** What the platform does with a request. Synchronous where it changes anything. */
export async function route(state: State, incoming: Incoming, around: Around): Promise<Answer> {
  const { host, segments, version } = incoming
  if (version && state.config.versionPolicy === 'reject' && !VERSIONS.includes(version)) {
    throw graphError(
      2635,
      undefined,
      'You are calling a deprecated version of the Ads API. Please update to the latest version.'
    )
  }
  const path = segments.join('/')
  if (host === 'www.facebook.com' && path === 'dialog/oauth')
    return consent(state, incoming, around.redirectUris)
  if (host === 'www.facebook.com') return facebookPage(state, segments, around.base)
  if (host === 'www.instagram.com') {
    if (path === 'oauth/authorize') return consent(state, incoming, around.redirectUris)
    return instagramPage(state, segments, around.base)
  }
  if (host === 'api.instagram.com' && path === 'oauth/access_token')
    return instagramToken(state, incoming)
  if (host === 'graph.facebook.com' && path === 'oauth/access_token')
    return facebookToken(state, incoming)
  if (host === 'graph.instagram.com' && path === 'access_token')
    return instagramLongToken(state, incoming, false)
  if (host === 'graph.instagram.com' && path === 'refresh_access_token')
    return instagramLongToken(state, incoming, true)
  if (host === 'graph.facebook.com' && path === 'debug_token') return debugToken(state, incoming)
  if (['graph.facebook.com', 'graph-video.facebook.com', 'graph.instagram.com'].includes(host))
    return graph(state, incoming, around)
  if (host === 'rupload.facebook.com') return upload(state, incoming, around.allowLoopback)
  return notFound()
}

async function graph(state: State, incoming: Incoming, around: Around): Promise<Answer> {
  const speaker = speakerOf(state, incoming)
  const [id, edge] = incoming.segments
  if (!id) throw graphError(100, undefined, 'Unsupported get request.')
  if (edge === 'subscriptions') return appSubscriptions(state, speaker, incoming)
  if (edge === 'permissions' && incoming.host === 'graph.facebook.com')
    return permissions(state, speaker, incoming)
  if (id === 'me' && !edge) return me(state, speaker, incoming, around.base)
  if (id === 'me' && edge === 'accounts') return accounts(state, speaker, incoming, around.base)
  if (incoming.host !== 'graph.instagram.com') {
    const answer = await pageGraph(state, speaker, incoming, around)
    if (answer) return answer
  }
  if (edge) return onEdge(state, speaker, incoming, around)
  return onObject(state, speaker, incoming, around)
}

function onEdge(
  state: State,
  speaker: Speaker,
  incoming: Incoming,
  { base, allowLoopback }: Around
): Answer {
  const [id, edge] = incoming.segments
  const item = state.data.media[id]
  const owner = item && accountFor(state, speaker, item.account)
  if (item && owner && edge === 'comments') return comments(state, speaker, item, incoming, owner)
  if (item && owner && edge === 'insights') return mediaInsights(state, speaker, item, incoming)

  const account = accountFor(state, speaker, id)
  if (!account) throw missing(id)
  switch (`${incoming.method} ${edge}`) {
    case 'POST media':
      return createContainer(state, speaker, account, incoming, allowLoopback)
    case 'POST media_publish':
      return publish(state, speaker, account, incoming)
    case 'GET media':
      return listMedia(state, speaker, account, incoming, false, base)
    case 'GET stories':
      return listMedia(state, speaker, account, incoming, true, base)
    case 'GET insights':
      return accountInsights(state, speaker, account, incoming)
    case 'GET subscribed_apps':
    case 'POST subscribed_apps':
    case 'DELETE subscribed_apps':
      return accountSubscriptions(state, speaker, account, incoming)
    case 'GET content_publishing_limit':
      return publishingLimit(state, speaker, account, incoming)
    default:
      throw graphError(100, undefined, `Unsupported ${incoming.method.toLowerCase()} request.`)
  }
}

async function onObject(
  state: State,
  speaker: Speaker,
  incoming: Incoming,
  { base }: Around
): Promise<Answer> {
  const [id] = incoming.segments
  const canSee = (owner: string) => accountFor(state, speaker, owner) !== null
  const container = ownedContainer(state, id, canSee)
  if (container) return containerStatus(state, speaker, container, incoming)

  const item = state.data.media[id]
  if (item) {
    if (!canSee(item.account)) throw missing(id)
    return media(state, speaker, item, incoming, base)
  }
  const found = incoming.method === 'GET' ? identity(state, speaker, id, incoming, base) : null
  if (!found) throw missing(id)
  return found
}
