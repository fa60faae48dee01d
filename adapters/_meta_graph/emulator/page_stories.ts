import { json, type Answer } from '@caidence/testkit/emulators'
import { needScope, type Speaker, needPublishing } from './access.ts'
import { graphError } from './envelope.ts'
import { collection, parseFields, pick } from './fields.ts'
import { unpublished, usePhotos } from './page_photos.ts'
import { isShown, postUrl } from './page_posts.ts'
import { videoUrl } from './page_videos.ts'
import type { Incoming } from './request.ts'
import type { Page } from './seed.ts'
import type { PagePost, State } from './state.ts'

const DAY = 86_400_000

/** POST /{page}/photo_stories */
export function photoStory(
  state: State,
  speaker: Speaker,
  page: Page,
  { params }: Incoming
): Answer {
  needPublishing(speaker, page)
  if (!params.photo_id) throw graphError(100, undefined, 'The parameter photo_id is required')
  const photo = unpublished(state, page, params.photo_id)
  const post: PagePost = {
    id: state.nextId(),
    page: page.id,
    kind: 'story',
    message: '',
    photos: [photo.id],
    publishedAt: state.now(),
    isPublished: true,
    comments: [],
  }
  usePhotos([photo], post.id)
  state.data.posts[post.id] = post
  state.mustKeep()
  return json({ success: true, post_id: post.id })
}

/** GET /{page}/stories */
export function listStories(
  state: State,
  speaker: Speaker,
  page: Page,
  incoming: Incoming,
  base: string
): Answer {
  needScope(speaker.token, 'pages_read_engagement')
  const fields = parseFields(incoming.params.fields ?? 'post_id,status,creation_time,media_type')
  const photos = Object.values(state.data.posts)
    .filter(({ kind, page: owner }) => kind === 'story' && owner === page.id)
    .map((post) => ({
      at: post.publishedAt,
      post_id: post.id,
      media_type: 'photo',
      media_id: post.photos[0],
      url: postUrl(post, base),
    }))
  const videos = Object.values(state.data.videos)
    .filter(
      ({ kind, page: owner, finishedAt }) => kind === 'story' && owner === page.id && finishedAt
    )
    .map((video) => ({
      at: video.finishedAt!,
      post_id: video.post,
      media_type: 'video',
      media_id: video.id,
      url: videoUrl(video, base),
    }))
  const items = [...photos, ...videos]
    .filter(({ at }) => isShown(state, at))
    .sort((a, b) => b.at - a.at)
    .map(({ at, ...facts }) => ({
      ...facts,
      status: state.now() - at < DAY ? 'PUBLISHED' : 'ARCHIVED',
      creation_time: String(Math.floor(at / 1000)),
    }))
    .filter(({ status }) => !incoming.params.status || incoming.params.status === status)
    .map((facts) => pick(facts, fields))
  return json(
    collection(items, incoming.params, `https://${incoming.host}${incoming.path}`, 'post_id')
  )
}
