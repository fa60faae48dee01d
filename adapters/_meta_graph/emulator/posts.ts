import type { EmulatedPost } from '@caidence/testkit/emulators'
import { findAccount } from './access.ts'
import { permalinkOf } from './publishing.ts'
import type { Media, State } from './state.ts'

const FORMATS = { FEED: 'instagram.feed', REELS: 'instagram.reel', STORY: 'instagram.story' }

/** Everything that is public, as a feed would show it. */
export function postsOf(state: State, base: string): EmulatedPost[] {
  return Object.values(state.data.media).map((media) => mediaPost(state, media, base))
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

export const commentsOf = (comments: Media['comments']) =>
  comments.map(({ author, text }) => ({ author: author.name, text }))
