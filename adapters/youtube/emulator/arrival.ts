import { frameOf } from './frame.ts'
import { isVideoFile, measure } from './mp4.ts'
import { Refused } from './refusals.ts'
import type { Metadata, State, Video } from './state.ts'

/** Longest video of a channel whose phone number is not verified. */
const SHORT_UPLOAD_SECONDS = 15 * 60
const DAY_MS = 24 * 60 * 60 * 1000

interface Arrived {
  channel: string
  metadata: Metadata
  type: string
  total: number
}

/** A whole file has arrived: it becomes a video, which is judged once it is processed. */
export function makeVideo(
  state: State,
  { channel, metadata, type, total }: Arrived,
  { head, hash }: { head: Buffer | null; hash: string | null }
): Video {
  const { data, config } = state
  const measures =
    head?.length && isVideoFile(head) ? measure(head) : { width: 0, height: 0, seconds: 0 }
  const id = state.shortText(`${state.nextNumber()}:${channel}`)
  const owner = data.channels.find((one) => one.id === channel)!
  const isKnown =
    hash !== null &&
    Object.values(data.videos).some((other) => other.channel === channel && other.hash === hash)
  const video: Video = {
    id,
    channel,
    type,
    bytes: total,
    ...structuredClone(metadata),
    ...measures,
    uploadedAt: state.now(),
    releasedAt: null,
    hash,
    trouble: troubleWith(head, {
      isTooLong: owner.longUploads !== 'allowed' && measures.seconds > SHORT_UPLOAD_SECONDS,
      isDuplicate: isKnown && config.refuseDuplicates === true,
    }),
    frame: null,
    thumbnail: null,
  }
  // What uploads of an app without an audit end as, whatever they asked for.
  if (config.auditLock)
    video.status = { ...video.status, privacyStatus: 'private', publishAt: undefined }
  if (video.status.privacyStatus !== 'private') video.releasedAt = state.now()
  data.videos[id] = video
  if (head && head.length === total) void picture(state, video, head)
  return video
}

function troubleWith(
  head: Buffer | null,
  { isTooLong, isDuplicate }: { isTooLong: boolean; isDuplicate: boolean }
): Video['trouble'] {
  if (head?.length === 0) return { failure: 'emptyFile' }
  if (head && !isVideoFile(head)) return { failure: 'invalidFile' }
  if (isTooLong) return { rejection: 'length' }
  return isDuplicate ? { rejection: 'duplicate' } : null
}

async function picture(state: State, video: Video, bytes: Buffer): Promise<void> {
  const frame = await frameOf(bytes)
  // Reset meanwhile, the video is another one's or nobody's.
  if (!frame || state.data.videos[video.id] !== video) return
  video.frame = state.keepPicture(frame, 'image/jpeg')
  state.changed()
}

export function limitChannel(state: State, channel: string): void {
  const since = state.now() - DAY_MS
  const recent = Object.values(state.data.videos).filter(
    (video) => video.channel === channel && video.uploadedAt > since
  )
  if (recent.length >= Number(state.config.channelUploads))
    throw new Refused(
      400,
      'uploadLimitExceeded',
      'The user has exceeded the number of videos they may upload.'
    )
}
