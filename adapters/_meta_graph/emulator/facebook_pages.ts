import type { Answer } from '@caidence/testkit/emulators'
import { avatar, notFound, postPage } from './post_pages.ts'
import { PLACES } from './seed.ts'
import type { State } from './state.ts'

/** www.facebook.com: what is behind a permalink. Unpublished things are not there. */
export function facebookPage(state: State, segments: string[], base: string): Answer {
  const [first, second, third] = segments
  if (first === 'avatars') return avatar()
  const key = first === 'reel' ? second : third
  const { posts, videos, photos, pages } = state.data
  const post = Object.values(posts).find(
    ({ id, isPublished }) => isPublished && (id === key || id.endsWith(`_${key}`))
  )
  const video = Object.values(videos).find(
    ({ id, post: number, finishedAt }) => finishedAt && (id === key || number === key)
  )
  const shown = post ?? video
  if (!key || !shown) return notFound()

  const page = pages.find(({ id }) => id === shown.page)
  const place = PLACES.find(({ id }) => id === shown.place)
  const pictures = post
    ? post.photos.map((id) => ({ key: photos[id]?.picture, alt: photos[id]?.altText || 'Photo' }))
    : [{ key: video!.cover ?? video!.picture, alt: 'Video' }]
  return postPage(
    {
      platform: 'Facebook',
      author: page?.name ?? 'A Page',
      avatar: `${base}/www.facebook.com/avatars/${shown.page}.svg`,
      ...(video?.title && { title: video.title }),
      text: post ? post.message : video!.description,
      ...(post?.link && { link: post.link }),
      ...(place && { place: place.name }),
      pictures: pictures.map(({ key: picture, alt }) => ({
        url: picture ? `${base}/pictures/${picture}` : null,
        alt,
      })),
      publishedAt: post?.publishedAt ?? video!.finishedAt!,
      comments: shown.comments,
    },
    true
  )
}
