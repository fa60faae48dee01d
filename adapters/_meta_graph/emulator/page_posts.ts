import { json, type Answer } from '@caidence/testkit/emulators'
import { missing, needPublishing, needScope, type Speaker } from './access.ts'
import { graphTime } from './comments.ts'
import { graphError } from './envelope.ts'
import { collection, parseFields, pick } from './fields.ts'
import { photosIn, usePhotos } from './page_photos.ts'
import type { Incoming } from './request.ts'
import { PLACES, type Page } from './seed.ts'
import type { PagePost, State, Video } from './state.ts'

const MAX_MESSAGE = 63_206
const MAX_PHOTOS = 10
/** Unpublished posts may be planned this far ahead, in seconds. */
const MIN_AHEAD = 600
const MAX_AHEAD = 75 * 86_400

/** POST /{page}/feed */
export function createPost(
  state: State,
  speaker: Speaker,
  page: Page,
  { params }: Incoming,
  base: string
): Answer {
  needPublishing(speaker, page)
  const photos = photosIn(state, page, params)
  checkContent(params, photos.length)
  const isPublished = params.published !== 'false'
  if (!isPublished) checkSchedule(state, params)

  const post: PagePost = {
    id: `${page.id}_${state.nextId()}`,
    page: page.id,
    kind: photos.length ? 'photo' : params.link ? 'link' : 'text',
    message: params.message ?? '',
    ...(params.link && { link: params.link }),
    ...(params.place && { place: params.place }),
    photos: photos.map(({ id }) => id),
    publishedAt: state.now(),
    isPublished,
    comments: [],
  }
  usePhotos(photos, post.id)
  state.data.posts[post.id] = post
  state.mustKeep()
  // "Read after write": fields asked for in the same request.
  const fields = parseFields(params.fields)
  return json({ id: post.id, ...pick(postFacts(state, post, base), fields) })
}

function checkContent(params: Record<string, string>, photos: number): void {
  const { message = '', link, place, tags } = params
  if (!message && !link && photos === 0)
    throw graphError(100, undefined, 'The parameter message or link is required')
  if (message.length > MAX_MESSAGE)
    throw graphError(100, undefined, `The message is longer than ${MAX_MESSAGE} characters`)
  if (photos > MAX_PHOTOS) throw graphError(100, undefined, 'Too many photos')
  if (link && photos) throw graphError(100, undefined, 'A post has a link or photos, not both')
  if (link) checkLink(link)
  if (place && !PLACES.some(({ id }) => id === place))
    throw graphError(100, undefined, 'The place is not a Page with a location')
  if (tags && !place) throw graphError(100, undefined, 'The parameter tags needs a place')
}

function checkLink(link: string): void {
  const url = URL.parse(link)
  if (!url || !/^https?:$/.test(url.protocol))
    throw graphError(100, 2061006, 'The URL you supplied is invalid')
  if (/(^|\.)(facebook|fb)\.com$/.test(url.hostname))
    throw graphError(100, 1609008, 'Links to this site cannot be posted')
}

function checkSchedule(
  state: State,
  { unpublished_content_type: kind, scheduled_publish_time: time }: Record<string, string>
): void {
  if (time === undefined) return
  const ahead = Number(time) - state.now() / 1000
  if (kind !== 'SCHEDULED' || !(ahead >= MIN_AHEAD && ahead <= MAX_AHEAD))
    throw graphError(100, undefined, 'The specified scheduled publish time is invalid.')
}

/** GET /{page}/feed, /{page}/posts and /{page}/published_posts; reels are not among them. */
export function listPosts(
  state: State,
  speaker: Speaker,
  page: Page,
  incoming: Incoming,
  base: string
): Answer {
  needScope(speaker.token, 'pages_read_engagement')
  const { params } = incoming
  const fields = parseFields(params.fields ?? 'created_time,message,id')
  const since = Number(params.since ?? 0) * 1000
  const posts = Object.values(state.data.posts)
    .filter((post) => post.page === page.id && post.kind !== 'story' && post.isPublished)
    .map((post) => ({ at: post.publishedAt, facts: postFacts(state, post, base) }))
  const videos = Object.values(state.data.videos)
    .filter((video) => video.page === page.id && video.kind === 'video' && video.finishedAt)
    .map((video) => ({ at: video.finishedAt!, facts: videoPostFacts(state, video, base) }))
  const items = [...posts, ...videos]
    .filter(({ at }) => at >= since && isShown(state, at))
    .sort((a, b) => b.at - a.at || (b.facts.id > a.facts.id ? 1 : -1))
    .map(({ facts }) => pick(facts, fields))
  return json(collection(items, params, `https://${incoming.host}${incoming.path}`))
}

/** GET, POST and DELETE /{post} */
export function onPost(
  state: State,
  speaker: Speaker,
  page: Page,
  post: PagePost,
  { method, params }: Incoming,
  base: string
): Answer {
  if (method === 'GET') {
    needScope(speaker.token, 'pages_read_engagement')
    if (!isShown(state, post.publishedAt)) throw missing(post.id)
    const fields = parseFields(params.fields ?? 'created_time,id')
    // A field of another kind of node fails the whole call.
    if (fields.has('post_id'))
      throw graphError(100, undefined, 'Tried accessing nonexisting field (post_id)')
    return json(pick(postFacts(state, post, base), fields))
  }
  needPublishing(speaker, page)
  if (method === 'DELETE') {
    delete state.data.posts[post.id]
    state.mustKeep()
    return json({ success: true })
  }
  if (params.message !== undefined) post.message = params.message
  if (params.is_published === 'true' && !post.isPublished) {
    post.isPublished = true
    post.publishedAt = state.now()
  }
  state.mustKeep()
  return json({ success: true })
}

export function isShown(state: State, at: number): boolean {
  return state.now() - at >= state.config.listLagSeconds * 1000
}

/** The platform's own path, at an address that a person can open here. */
export const postUrl = ({ id, page, kind }: PagePost, base: string) =>
  kind === 'story'
    ? `${base}/www.facebook.com/stories/${page}/${id}`
    : `${base}/www.facebook.com/${page}/posts/${id.split('_')[1]}`

function postFacts(state: State, post: PagePost, base: string) {
  const page = state.data.pages.find(({ id }) => id === post.page)
  const hasAddress = state.now() - post.publishedAt >= state.config.permalinkLagSeconds * 1000
  return {
    id: post.id,
    ...(post.message && { message: post.message }),
    created_time: graphTime(post.publishedAt),
    ...(hasAddress && { permalink_url: postUrl(post, base) }),
    is_published: post.isPublished,
    from: { id: post.page, name: page?.name },
    status_type: post.photos.length ? 'added_photos' : 'mobile_status_update',
    ...fullPicture(state.data.photos[post.photos[0]]?.picture, base),
    ...(attachmentsOf(state, post, base) ?? {}),
    ...counts(post),
  }
}

function attachmentsOf(state: State, { photos, link }: PagePost, base: string) {
  if (link) return { attachments: { data: [{ type: 'share', unshimmed_url: link }] } }
  if (photos.length === 0) return null
  const items = photos.map((id) => ({
    type: 'photo',
    media_type: 'photo',
    target: { id },
    media: { image: { src: `${base}/pictures/${state.data.photos[id]?.picture ?? ''}` } },
  }))
  const [only] = items
  if (items.length === 1) return { attachments: { data: [only] } }
  return { attachments: { data: [{ type: 'album', subattachments: { data: items } }] } }
}

export function videoPostFacts(state: State, video: Video, base: string) {
  const page = state.data.pages.find(({ id }) => id === video.page)
  return {
    id: `${video.page}_${video.post}`,
    ...(video.description && { message: video.description }),
    created_time: graphTime(video.finishedAt!),
    permalink_url: `${base}/www.facebook.com/${video.page}/videos/${video.id}`,
    is_published: true,
    from: { id: video.page, name: page?.name },
    status_type: 'added_video',
    ...fullPicture(video.cover ?? video.picture, base),
    attachments: { data: [{ type: 'video', media_type: 'video', target: { id: video.id } }] },
    ...counts(video),
  }
}

const fullPicture = (key: string | undefined, base: string) =>
  key ? { full_picture: `${base}/pictures/${key}` } : {}

/** Nobody but its own people looks at an emulator, so reactions and shares stay at nothing. */
function counts({ comments }: Pick<PagePost, 'comments'>) {
  const { data, summary } = { data: [], summary: { total_count: 0, can_comment: true } }
  return {
    shares: { count: 0 },
    likes: { data, summary },
    reactions: { data, summary },
    comments: { data, summary: { ...summary, total_count: comments.length } },
  }
}
