import {
  serveEmulator,
  type EmulatedPost,
  type Emulator,
  type EmulatorOptions,
} from '@caidence/testkit/emulators'
import { changeCredentials, channelOf } from './access.ts'
import { CALLS } from './calls.ts'
import { addComment } from './comments.ts'
import { answerFor, wording } from './refusals.ts'
import { isShort, pictureOf, standing } from './resources.ts'
import { callOf, guessHost, isStreamed, isWrite, route } from './router.ts'
import { SANDBOX } from './sandbox.ts'
import { addChannels } from './seed.ts'
import { createState, type Config, type Data, type State, type Video } from './state.ts'

export { SANDBOX }

/** Google's sign-in, the YouTube Data and Analytics interfaces, and the public pages, on one port. */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const state = createState(options)
  return serveEmulator<Data, Config>(
    {
      sandbox: SANDBOX,
      state,
      guessHost,
      isStreamed,
      callOf,
      calls: CALLS,
      isWrite,
      accountOf: (incoming) => channelOf(state, incoming),
      route: (incoming, around) => route(state, incoming, around),
      answerFor,
      wording,
      posts: (base) => posts(state, base),
      credentials: (change) => changeCredentials(state, change),
      addAccounts: (count) => addChannels(state.data, count),
      overview: () => ({
        channels: state.data.channels.map(({ id, title }) => ({ id, title })),
        videos: Object.keys(state.data.videos).length,
        sessions: Object.values(state.data.sessions).filter(({ video }) => !video).length,
        ledger: { ...state.data.ledger },
      }),
      admin: {
        'POST comments': (body) => {
          const video = String(body.post ?? '')
          if (!Object.hasOwn(state.data.videos, video))
            throw new TypeError(`There is no video "${video}"`)
          const author = {
            channel: 'UCviewer0000000000000009',
            name: String(body.author ?? '@a_viewer'),
          }
          const parent = body.parent === undefined ? null : String(body.parent)
          return {
            id: addComment(state, { video, text: String(body.text ?? ''), author, parent }).id,
          }
        },
        'GET videos': () => ({
          videos: Object.values(state.data.videos).map((video) => ({
            id: video.id,
            channel: video.channel,
            privacy: video.status.privacyStatus,
            bytes: video.bytes,
            hash: video.hash,
            tags: video.text.tags,
          })),
        }),
      },
    },
    options
  )
}

/** What people can see, or will: a private video that is not scheduled is nobody's post. */
function posts(state: State, base: string): EmulatedPost[] {
  return Object.values(state.data.videos).flatMap((video) => {
    const { privacy, publishAt, releasedAt } = standing(state, video)
    if (privacy === 'private' && publishAt === null) return []
    const at = releasedAt ?? publishAt ?? video.uploadedAt
    return [
      postOf(state, video, { visibility: privacy === 'private' ? 'scheduled' : privacy, at, base }),
    ]
  })
}

function postOf(
  { data }: State,
  video: Video,
  { visibility, at, base }: { visibility: string; at: number; base: string }
): EmulatedPost {
  const channel = data.channels.find(({ id }) => id === video.channel)!
  const picture = pictureOf(video, base)
  const page = isShort(video) ? `shorts/${video.id}` : `watch?v=${video.id}`
  return {
    id: video.id,
    account: video.channel,
    format: isShort(video) ? 'youtube.short' : 'youtube.video',
    text: video.text.description,
    title: video.text.title,
    url: `${base}/www.youtube.com/${page}`,
    publishedAt: new Date(at).toISOString(),
    author: {
      name: channel.title,
      handle: channel.handle,
      pictureUrl: `${base}/www.youtube.com/channel/${channel.id}/picture.svg`,
    },
    ...(picture && { pictures: [picture] }),
    kind: 'video',
    visibility,
    comments: data.comments
      .filter((comment) => comment.video === video.id)
      .map(({ author, text }) => ({ author: author.name, text })),
  }
}
