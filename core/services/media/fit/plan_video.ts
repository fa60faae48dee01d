import type { MediaLimits, MediaRef } from '@caidence/sdk'
import { ENCODED_SECONDS_MOST, RATE_SHARE, SOUND_BITRATE, VIDEO_BITRATE_LEAST, VIDEO_BITRATE_MOST, VIDEO_SIDE_MOST, WIDTHS_BY_BITRATE } from './limits.ts'
import type { Notice } from './notice.ts'
import type { Plan, Refused, Wrong } from './plan.ts'
import type { Cut, Shaping, VideoRecipe } from './recipe.ts'
import { nearestRatio, scaledInto, shaped } from './shapes.ts'

/** What can stand in an MP4 as it is. */
const MP4_PICTURES = ['h264', 'hevc', 'av1', 'vp9', 'mpeg4']
const MP4_SOUNDS = ['aac', 'mp3', 'ac3', 'eac3', 'alac', 'opus', 'flac']
/** Faults that only encoding the picture anew removes. */
const OF_THE_PICTURE = ['media.codec', 'media.fps', 'media.bitrate', 'media.bytes', 'media.ratio', 'media.width']

/** How a video would be made to fit: copied into another container where that does it, else encoded. Never shortened. `ref` has the size of the part that was chosen. */
export function planVideo(limits: MediaLimits, ref: MediaRef, shaping: Shaping, wrongOf: Wrong, cut: Cut | null = null): Plan | Refused | null {
  const { video, width, height, seconds } = ref
  if (!video || !width || !height || !seconds || !limits.types.includes('video/mp4')) return null
  const repacked: MediaRef = { ...ref, type: 'video/mp4', video: { ...video, ...(video.moovFirst !== undefined && { moovFirst: true }) } }
  const wrong = wrongOf(repacked)
  // Too long or too short: a person decides what to leave out.
  if (wrong.has('media.seconds')) return null

  const isEncoded = cut !== null || OF_THE_PICTURE.some((rule) => wrong.has(rule)) || !MP4_PICTURES.includes(video.codec)
  const isSoundEncoded = Boolean(video.audioCodec) && (isEncoded || wrong.has('media.audioCodec') || !MP4_SOUNDS.includes(video.audioCodec!))
  const maxBytes = limits.videoMaxBytes ?? limits.maxBytes ?? null
  const sound = isSoundEncoded ? 'aac' : 'copy'
  const notices: Notice[] = isEncoded ? [{ rule: 'fit.video' }] : [{ rule: isSoundEncoded ? 'fit.sound' : 'fit.container' }]
  const heard = isSoundEncoded ? { ...repacked, video: { ...repacked.video!, audioCodec: 'aac' } } : repacked
  if (!isEncoded) return { recipe: { kind: 'video', type: 'video/mp4', picture: 'copy', sound, seconds, maxBytes }, ref: heard, notices }

  if (seconds > ENCODED_SECONDS_MOST) return { refused: { rule: 'fit.long', params: { limit: ENCODED_SECONDS_MOST / 60 } } }
  const rate = rateFor(limits, seconds, maxBytes, Boolean(video.audioCodec))
  if (rate < VIDEO_BITRATE_LEAST) return { refused: { rule: 'fit.rate' } }

  const size = { width, height }
  const ratio = nearestRatio(limits, repacked, size)
  const wanted = ratio ? shaped(size, ratio, shaping) : size
  const side = WIDTHS_BY_BITRATE.find(([least]) => rate >= least)![1]
  const frame = scaledInto(wanted, { width: Math.min(limits.videoMaxWidth ?? limits.maxWidth ?? Infinity, side), height: Math.min(VIDEO_SIDE_MOST, side) }, 2)
  const fps = fpsFor(limits, video.fps)
  const picture: VideoRecipe['picture'] = { ...frame, shaping: ratio ? shaping : null, fps, bitrate: rate, ...(cut && { cut }) }
  const whole = rate + (video.audioCodec ? SOUND_BITRATE : 0)

  if (ratio) notices.push({ rule: `fit.${shaping}`, params: { ...frame } })
  else if (frame.width < width - 1) notices.push({ rule: 'fit.scaled', params: { ...frame } })
  if (fps) notices.push({ rule: 'fit.fps', params: { actual: video.fps!, to: fps } })
  if (wrong.has('media.bytes')) notices.push({ rule: 'fit.bytes', params: { limit: maxBytes! } })
  return {
    recipe: { kind: 'video', type: 'video/mp4', picture, sound, seconds, maxBytes },
    ref: {
      ...heard,
      ...frame,
      bytes: Math.min(maxBytes ?? Infinity, Math.ceil((whole * seconds) / 8)),
      video: { ...heard.video!, codec: 'h264', ...((fps ?? video.fps) && { fps: fps ?? video.fps }), bitrate: whole },
    },
    notices,
  }
}

/** Bits per second for the picture: what the limits leave beside the sound. */
function rateFor(limits: MediaLimits, seconds: number, maxBytes: number | null, hasSound: boolean): number {
  const most = Math.min((limits.maxBitrate ?? Infinity) * RATE_SHARE, maxBytes ? ((maxBytes * 8) / seconds) * RATE_SHARE : Infinity)
  return Math.floor(Math.min(VIDEO_BITRATE_MOST, most - (hasSound ? SOUND_BITRATE : 0)))
}

function fpsFor({ minFps, maxFps }: MediaLimits, fps: number | undefined): number | null {
  if (!fps) return null
  if (maxFps && fps > maxFps) return maxFps
  return minFps && fps < minFps ? minFps : null
}
