import type { Answer } from '@caidence/testkit/emulators'
import { findAccount } from './access.ts'
import { avatar, notFound, postPage } from './post_pages.ts'
import type { State } from './state.ts'

/** www.instagram.com: permalinks and profile pictures. */
export function instagramPage(state: State, segments: string[], base: string): Answer {
  const [kind, code, storyId] = segments
  if (kind === 'avatars') return avatar()
  const key = kind === 'stories' ? storyId : code
  const media = Object.values(state.data.media).find(
    ({ id, shortcode }) => id === key || shortcode === key
  )
  if (!media || !['p', 'reel', 'stories'].includes(kind)) return notFound()

  const alt = media.altText ?? (media.kind === 'VIDEO' ? 'Video' : 'Picture')
  return postPage(
    {
      platform: 'Instagram',
      author: `@${findAccount(state, media.account)?.username ?? 'unknown'}`,
      avatar: `${base}/www.instagram.com/avatars/${media.account}.svg`,
      text: media.caption,
      pictures: media.pictures.map((picture) => ({
        url: picture ? `${base}/pictures/${picture}` : null,
        alt,
      })),
      publishedAt: media.publishedAt,
      comments: media.comments,
    },
    false
  )
}
