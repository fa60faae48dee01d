import { probe, type Probed } from './media_probe.ts'
import type { Video } from './state.ts'

const TOLERANCE = 0.01
/** What the reels and stories interface documents; a feed video knows only length and size. */
const TALL = { minWidth: 540, minHeight: 960, minSeconds: 3, minFps: 24, maxFps: 60 }
const MAX_SECONDS = { video: 4 * 3600, reel: 90, story: 60 }
const MAX_BYTES = 10_000_000_000
const CODECS = ['h264', 'hevc', 'vp9', 'av1']

interface Judged {
  error?: { code: number; message: string }
  frame?: Promise<Buffer | undefined>
}

export async function judgeVideo({ kind }: Video, bytes: Buffer): Promise<Judged> {
  const probed = await probe(bytes)
  const error = kind === 'video' ? judgeFeed(probed) : judgeTall(kind, probed)
  return { ...(error && { error }), frame: probed.frame }
}

function judgeFeed({ type, bytes, seconds }: Probed) {
  if (type !== 'video') return { code: 6001, message: 'The video file is not readable' }
  if (bytes > MAX_BYTES || seconds > MAX_SECONDS.video + 1)
    return { code: 352, message: 'The video is too large or too long' }
  if (seconds < 0.5) return { code: 382, message: 'The video is too small' }
  return undefined
}

function judgeTall(kind: 'reel' | 'story', probed: Probed) {
  const { type, format, width, height, seconds, fps } = probed
  if (type !== 'video' || !CODECS.includes(format))
    return { code: 6001, message: 'The video file is not readable' }
  const ratio = width / height
  if (ratio < 9 / 16 - TOLERANCE || ratio > 16 / 9 + TOLERANCE)
    return { code: 1363040, message: 'The aspect ratio is not supported' }
  if (width < TALL.minWidth || height < TALL.minHeight)
    return { code: 1363127, message: 'The resolution is too low' }
  // Containers round durations up by a frame or so.
  if (seconds < TALL.minSeconds - 0.05 || seconds > MAX_SECONDS[kind] + 0.5)
    return { code: 1363128, message: 'The duration is not supported' }
  if (fps !== undefined && (fps < TALL.minFps - 0.5 || fps > TALL.maxFps + 0.5))
    return { code: 1363129, message: 'The frame rate is not supported' }
  return undefined
}
