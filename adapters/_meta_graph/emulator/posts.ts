import type { EmulatedPost } from '@caidence/testkit/emulators'
import { findAccount } from './access.ts'
import { postUrl } from './page_posts.ts'
import { videoUrl } from './page_videos.ts'
import { permalinkOf } from './publishing.ts'
import type { Media, PagePost, State, Video } from './state.ts'

const FORMATS = { FEED: 'instagram.feed', REELS: 'instagram.reel', STORY: 'instagram.story' }

/** Everything that is public, as a feed would show it. */
export function postsOf(state: State, base: string): EmulatedPost[] {
  const { media, posts, videos } = state.data
  return [
    ...Object.values(media).map((item) => mediaPost(state, item, base)),
    ...Object.values(posts)
      .filter(({ isPublished }) => isPublished)
      .map((post) => pagePost(state, post, base)),
    ...Object.values(videos)
      .filter(({ finishedAt }) => finishedAt)
      .map((video) => videoPost(state, video, base)),
  ]
}

function mediaPost(state: State, media: Media, base: string): EmulatedPost {
  const account = findAccount(state, media.account)
  return {
    id: media.id,
    account: media.account,
    format: media.kind === 'CAROUSEL_ALBUM' ? 'instagram.carousel' : FORMATS[media.product],
    text: media.caption,
    url: permalinkOf(media, account?.username, base),
    publishedAt: new Date(media.publishedAt).toISOString(),
    author: {
      name: account?.name ?? '',
      handle: account?.username ?? '',
      pictureUrl: `${base}/www.instagram.com/avatars/${media.account}.svg`,
    },
    pictures: media.pictures.filter(Boolean).map((key) => `${base}/pictures/${key}`),
    kind: media.product === 'STORY' ? 'story' : media.kind === 'VIDEO' ? 'video' : 'image',
    comments: commentsOf(media.comments),
  }
}

const KINDS = { text: 'text', link: 'link', photo: 'image', story: 'story' } as const

function pagePost(state: State, post: PagePost, base: string): EmulatedPost {
  const format =
    post.kind === 'story' ? 'photo_story' : post.photos.length > 1 ? 'photos' : post.kind
  return {
    id: post.id,
    account: post.page,
    format: `facebook.${format}`,
    text: post.message,
    url: postUrl(post, base),
    publishedAt: new Date(post.publishedAt).toISOString(),
    author: pageAuthor(state, post.page, base),
    pictures: post.photos.map((id) => `${base}/pictures/${state.data.photos[id].picture}`),
    kind: KINDS[post.kind],
    ...(post.link && { link: post.link }),
    comments: commentsOf(post.comments),
  }
}

function videoPost(state: State, video: Video, base: string): EmulatedPost {
  const picture = video.cover ?? video.picture
  return {
    id: video.kind === 'story' ? video.post : video.id,
    account: video.page,
    format: video.kind === 'story' ? 'facebook.video_story' : `facebook.${video.kind}`,
    text: video.description,
    url: videoUrl(video, base),
    publishedAt: new Date(video.finishedAt!).toISOString(),
    author: pageAuthor(state, video.page, base),
    ...(video.title && { title: video.title }),
    pictures: picture ? [`${base}/pictures/${picture}`] : [],
    kind: video.kind === 'story' ? 'story' : 'video',
    comments: commentsOf(video.comments),
  }
}

function pageAuthor(state: State, id: string, base: string): EmulatedPost['author'] {
  const page = state.data.pages.find((candidate) => candidate.id === id)
  return {
    name: page?.name ?? '',
    handle: page?.username ?? id,
    pictureUrl: `${base}/www.facebook.com/avatars/${id}.svg`,
  }
}

const commentsOf = (comments: Media['comments']) =>
  comments.map(({ author, text }) => ({ author: author.name, text }))
