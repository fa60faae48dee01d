import { stat } from 'node:fs/promises'
import { Gate } from '../gate.ts'
import { REMUX_SECONDS } from '../limits.ts'
import { runTool, ToolFault, type ToolLimits } from '../tools.ts'
import { QUIET, videoInput } from '../videos.ts'
import { Unfit } from './errors.ts'
import { ENCODE_SECONDS, ENCODE_SLACK_BYTES, ENCODE_THREADS, ENCODER_MEMORY_BYTES, SOUND_BITRATE, VIDEO_CONVERSIONS } from './limits.ts'
import type { VideoRecipe } from './recipe.ts'

const gate = new Gate(VIDEO_CONVERSIONS)
/** Good enough that a platform's own encoding is what people see; the rate is a ceiling above it. */
const QUALITY = 21
/** Shares of the planned rate, for an encoder that missed its limit the first time. */
const RATES = [1, 0.75]
const SOUND_HERTZ = 48_000

type Picture = Exclude<VideoRecipe['picture'], 'copy'>

/** Writes an MP4 with its index first, as the recipe says. Nothing is cut: its length is the source's. */
export function convertVideo(source: string, recipe: VideoRecipe, target: string, signal: AbortSignal): Promise<void> {
  return gate.run(async () => {
    const { size } = await stat(source)
    for (const share of recipe.picture === 'copy' ? [1] : RATES) {
      await run([...QUIET, '-nostdin', ...videoInput(source), ...written(recipe, share), '-y', `file:${target}`], limitsOf(recipe, size, signal))
      if ((await stat(target)).size <= (recipe.maxBytes ?? Infinity)) return
    }
    throw new Unfit('too_large')
  })
}

function written({ picture, sound }: VideoRecipe, share: number): string[] {
  return [
    '-map', '0:V:0', '-map', '0:a:0?', '-map_metadata', '-1', '-map_chapters', '-1',
    ...(picture === 'copy' ? ['-c:v', 'copy'] : encoded(picture, share)),
    ...(sound === 'copy' ? ['-c:a', 'copy'] : ['-c:a', 'aac', '-b:a', String(SOUND_BITRATE), '-ac', '2', '-ar', String(SOUND_HERTZ)]),
    '-fflags', '+bitexact', '-movflags', '+faststart', '-f', 'mp4',
  ]
}

function encoded(picture: Picture, share: number): string[] {
  const rate = String(Math.floor(picture.bitrate * share))
  return [
    '-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'high', '-pix_fmt', 'yuv420p', '-threads', String(ENCODE_THREADS),
    '-crf', String(QUALITY), '-maxrate', rate, '-bufsize', rate, '-vf', filtersOf(picture).join(','),
  ]
}

/** Turned videos come upright out of the decoder. */
function filtersOf({ width, height, shaping, fps, cut }: Picture): string[] {
  const frame = `${width}:${height}`
  return [
    ...(fps ? [`fps=${fps}`] : []),
    ...(cut ? [`crop=${cut.width}:${cut.height}:${cut.left}:${cut.top}`] : []),
    ...(shaping === 'pad' ? [`scale=${frame}:force_original_aspect_ratio=decrease:force_divisible_by=2`, `pad=${frame}:-1:-1:color=black`] : []),
    ...(shaping === 'crop' ? [`scale=${frame}:force_original_aspect_ratio=increase:force_divisible_by=2`, `crop=${frame}`] : []),
    ...(shaping ? [] : [`scale=${frame}`]),
    'setsar=1',
  ]
}

function limitsOf({ picture, seconds, maxBytes }: VideoRecipe, sourceBytes: number, signal: AbortSignal): ToolLimits {
  if (picture === 'copy') return { seconds: REMUX_SECONDS, fileBytes: sourceBytes + ENCODE_SLACK_BYTES, signal }
  const expected = maxBytes ?? ((picture.bitrate + SOUND_BITRATE) * seconds) / 8
  return { seconds: ENCODE_SECONDS, threads: ENCODE_THREADS, fileBytes: 2 * expected + ENCODE_SLACK_BYTES, memoryBytes: ENCODER_MEMORY_BYTES, signal }
}

async function run(args: string[], limits: ToolLimits) {
  try {
    await runTool('ffmpeg', args, limits)
  } catch (error) {
    if (error instanceof ToolFault) throw new Unfit(error.reason === 'timeout' ? 'timeout' : 'unreadable', { cause: error })
    throw error
  }
}
