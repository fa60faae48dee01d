import { json, type Answer, type Around } from '@caidence/testkit/emulators'
import { missing, needScope, pageFor, type Speaker } from './access.ts'
import { graphError } from './envelope.ts'
import { collection, parseFields, pick } from './fields.ts'
import { pageComments } from './page_comments.ts'
import { pageInsights, postInsights } from './page_insights.ts'
import { addPhoto, onPhoto } from './page_photos.ts'
import { createPost, listPosts, onPost } from './page_posts.ts'
import { listStories, photoStory } from './page_stories.ts'
import { feedVideo, listVideos, onVideo, setCover, tallVideo } from './page_videos.ts'
import type { Incoming } from './request.ts'
import { PLACES, type Page } from './seed.ts'
import type { PagePost, State, Video } from './state.ts'
import { subscriptions } from './subscriptions.ts'

const PHASES: Record<string, string> = { start: 'session', transfer: 'upload' }

/** The emulator's name for what is asked of a Page or of something on it; null when it is no such thing. */
export function pageCallOf(state: State, { method, segments, params }: Incoming): string | null {
  const [first, second] = segments
  const isWrite = method === 'POST'
  if (first === 'pages' && second === 'search') return 'search'
  switch (second) {
    case 'feed':
    case 'posts':
    case 'published_posts':
      return isWrite ? 'publish' : 'list'
    case 'photos':
      return !isWrite ? 'list' : params.published === 'false' ? 'photo' : 'publish'
    case 'videos':
    case 'video_reels':
    case 'video_stories':
      return isWrite ? (PHASES[params.upload_phase ?? ''] ?? 'publish') : 'list'
    case 'photo_stories':
      return 'publish'
    case 'thumbnails':
      return 'cover'
    case 'subscribed_apps':
      return isWrite ? 'subscribe' : 'subscription'
  }
  if (second !== undefined) return null
  if (state.data.videos[first]) return 'status'
  return state.data.posts[first] ? 'read' : null
}

/** Null when the id is nothing of a Page. */
export async function pageGraph(
  state: State,
  speaker: Speaker,
  incoming: Incoming,
  around: Around
): Promise<Answer | null> {
  const [id, edge] = incoming.segments
  if (id === 'pages' && edge === 'search') return searchPlaces(state, speaker, incoming)

  const post = state.data.posts[id]
  if (post) return onPagePost(state, speaker, post, incoming, around.base)
  const video = videoOf(state, id)
  if (video) return onPageVideo(state, speaker, video, incoming, around.base)
  const photo = state.data.photos[id]
  if (photo && !edge && pageFor(state, speaker, photo.page)) return onPhoto(photo, incoming)

  const page = edge ? pageFor(state, speaker, id) : null
  return page ? onEdge(state, speaker, page, incoming, around) : null
}

async function onEdge(
  state: State,
  speaker: Speaker,
  page: Page,
  incoming: Incoming,
  { base, allowLoopback }: Around
): Promise<Answer | null> {
  const { method, segments } = incoming
  switch (`${method} ${segments[1]}`) {
    case 'POST feed':
      return createPost(state, speaker, page, incoming, base)
    case 'GET feed':
    case 'GET posts':
    case 'GET published_posts':
      return listPosts(state, speaker, page, incoming, base)
    case 'POST photos':
      return addPhoto(state, speaker, page, incoming, allowLoopback)
    case 'POST videos':
      return feedVideo(state, speaker, page, incoming, allowLoopback)
    case 'GET videos':
      return listVideos(state, speaker, page, incoming, 'video', base)
    case 'POST video_reels':
      return tallVideo(state, speaker, page, incoming, 'reel')
    case 'GET video_reels':
      return listVideos(state, speaker, page, incoming, 'reel', base)
    case 'POST video_stories':
      return tallVideo(state, speaker, page, incoming, 'story')
    case 'POST photo_stories':
      return photoStory(state, speaker, page, incoming)
    case 'GET stories':
      return listStories(state, speaker, page, incoming, base)
    case 'GET insights':
      return pageInsights(state, speaker, page, incoming)
    case 'GET subscribed_apps':
    case 'POST subscribed_apps':
    case 'DELETE subscribed_apps':
      return subscriptions(state, speaker, page, incoming)
    default:
      return null
  }
}

function onPagePost(
  state: State,
  speaker: Speaker,
  post: PagePost,
  incoming: Incoming,
  base: string
): Answer {
  const page = pageFor(state, speaker, post.page)
  if (!page) throw missing(post.id)
  switch (incoming.segments[1]) {
    case undefined:
      return onPost(state, speaker, page, post, incoming, base)
    case 'comments':
      if (post.kind === 'story') throw missing(post.id)
      return pageComments(state, speaker, page, post, incoming)
    case 'insights':
      if (post.kind === 'story') throw missing(post.id)
      return postInsights(
        state,
        speaker,
        page,
        { id: post.id, at: post.publishedAt, isVideo: false },
        incoming
      )
    default:
      throw graphError(100, undefined, 'Tried accessing nonexisting field')
  }
}

async function onPageVideo(
  state: State,
  speaker: Speaker,
  video: Video,
  incoming: Incoming,
  base: string
): Promise<Answer> {
  const page = pageFor(state, speaker, video.page)
  if (!page) throw missing(video.id)
  switch (incoming.segments[1]) {
    case undefined:
      return onVideo(state, speaker, page, video, incoming, base)
    case 'comments':
      if (!video.finishedAt || video.kind === 'story') throw missing(video.id)
      return pageComments(state, speaker, page, video, incoming)
    case 'thumbnails':
      return setCover(state, speaker, page, video, incoming)
    case 'insights':
      if (!video.finishedAt || incoming.segments[0] === video.id) throw missing(video.id)
      return postInsights(
        state,
        speaker,
        page,
        { id: `${page.id}_${video.post}`, at: video.finishedAt, isVideo: true },
        incoming
      )
    default:
      throw graphError(100, undefined, 'Tried accessing nonexisting field')
  }
}

/** By its own id, or by the id of its post. */
function videoOf(state: State, id: string): Video | undefined {
  return (
    state.data.videos[id] ??
    Object.values(state.data.videos).find(
      ({ page, post, finishedAt }) => finishedAt && id === `${page}_${post}`
    )
  )
}

/** GET /pages/search: a feature the app has to be given, for the app's or a person's token. */
function searchPlaces(state: State, { token }: Speaker, incoming: Incoming): Answer {
  const { pageSearch } = state.config
  if (pageSearch === 'none' || (pageSearch === 'app' && token.kind !== 'app'))
    throw graphError(
      10,
      undefined,
      'This endpoint requires the Page Public Metadata Access feature'
    )
  needScope(token, 'pages_read_engagement')
  const query = (incoming.params.q ?? '').toLowerCase()
  if (!query) throw graphError(100, undefined, 'The parameter q is required')
  const items = PLACES.filter(({ name }) => name.toLowerCase().includes(query)).map((place) =>
    pick(
      { id: place.id, name: place.name, location: { city: place.city } },
      parseFields(incoming.params.fields ?? 'id,name')
    )
  )
  return json(collection(items, incoming.params, `https://${incoming.host}${incoming.path}`))
}
