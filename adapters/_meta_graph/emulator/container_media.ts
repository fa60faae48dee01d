import { fetchMedia, probe, type Probed } from './media_probe.ts'
import type { Container } from './state.ts'

const MIB = 1024 * 1024
const RATIO_TOLERANCE = 0.01
const IMAGE = { maxBytes: 8 * MIB, minRatio: 0.8, maxRatio: 1.91 }
const VIDEO = {
  maxBytes: 300_000_000,
  storyMaxBytes: 100_000_000,
  minSeconds: 3,
  maxSeconds: 900,
  storyMaxSeconds: 60,
  maxWidth: 1920,
}

interface Looked {
  /** Subcode of what is wrong with it. */
  error?: number
  /** Small JPEGs for the permalink page. */
  picture?: Buffer
  frame?: Promise<Buffer | undefined>
}

/** Fetches what the container points at, as the platform does, and judges it. */
export async function lookAt(
  container: Container,
  allowLoopback: boolean,
  bytes?: () => Promise<Buffer>
): Promise<Looked> {
  let file: { bytes: Buffer; type: string }
  try {
    file = bytes
      ? { bytes: await bytes(), type: 'application/octet-stream' }
      : await fetchMedia(container.url!, allowLoopback)
  } catch (error) {
    return { error: (error as Error).name === 'TimeoutError' ? 2207003 : 2207052 }
  }
  const wanted = container.isVideo ? 'video/' : 'image/'
  if (!file.type.startsWith(wanted) && file.type !== 'application/octet-stream')
    return { error: 2207052 }

  const probed = await probe(file.bytes)
  const error = container.isVideo ? judgeVideo(container, probed) : judgeImage(container, probed)
  return { error, picture: probed.picture, frame: probed.frame }
}

function judgeImage(
  { kind }: Container,
  { type, bytes, width, height }: Probed
): number | undefined {
  if (type !== 'jpeg') return 2207005
  if (bytes > IMAGE.maxBytes) return 2207004
  const ratio = width / height
  const isStory = kind === 'STORIES'
  if (
    !isStory &&
    (ratio < IMAGE.minRatio - RATIO_TOLERANCE || ratio > IMAGE.maxRatio + RATIO_TOLERANCE)
  )
    return 2207009
  return undefined
}

function judgeVideo(
  { kind, thumbOffset }: Container,
  { type, bytes, width, height, seconds, format, moovFirst }: Probed
): number | undefined {
  const isStory = kind === 'STORIES'
  if (type !== 'video' || !['h264', 'hevc'].includes(format) || !moovFirst) return 2207026
  if (bytes > (isStory ? VIDEO.storyMaxBytes : VIDEO.maxBytes)) return 2207026
  // Containers round durations up by a frame or so.
  if (
    seconds < VIDEO.minSeconds - 0.05 ||
    seconds > (isStory ? VIDEO.storyMaxSeconds : VIDEO.maxSeconds) + 0.5
  )
    return 2207026
  if (width > VIDEO.maxWidth) return 2207026
  const ratio = width / height
  if (ratio < (isStory ? 0.1 : 0.01) || ratio > 10) return 2207009
  if (thumbOffset !== undefined && thumbOffset >= seconds * 1000) return 2207057
  return undefined
}
