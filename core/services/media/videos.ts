import { stat } from 'node:fs/promises'
import type { VideoFacts } from '#models/media'
import { E_MEDIA_BOMB, E_MEDIA_TYPE, E_MEDIA_UNREADABLE, E_VIDEO_UNAVAILABLE } from './errors.ts'
import { Gate } from './gate.ts'
import { writePreview } from './images.ts'
import type { Kind } from './kinds.ts'
import { DECODER_MEMORY_BYTES, FRAME_SECONDS, MAX_STREAMS, MAX_VIDEO_SECONDS, MAX_VIDEO_SIDE, PROBE_SECONDS, REMUX_SECONDS, VIDEO_JOBS } from './limits.ts'
import { surveyBoxes } from './mp4_boxes.ts'
import { hasVideoTools, runTool, ToolFault } from './tools.ts'

const gate = new Gate(VIDEO_JOBS)

/** What any platform takes. Everything else ffmpeg could decode is never handed to its decoders. */
const VIDEO_CODECS = ['h264', 'hevc', 'av1', 'vp9', 'prores', 'mpeg4']
/** Room for a new index, which a copy may write differently. */
const COPY_SLACK_BYTES = 64 * 1024 * 1024
const FRAME_BYTES = 64 * 1024 * 1024

export interface PreparedVideo {
  width: number
  height: number
  seconds: number
  video: VideoFacts
}

/** The demuxer is chosen by us, not guessed from content: playlists and other formats that name further files stay out of reach. */
export const videoInput = (path: string) => ['-protocol_whitelist', 'file,pipe', '-f', 'mov', '-i', `file:${path}`]
export const QUIET = ['-v', 'error', '-hide_banner']

/**
 * Makes of an uploaded video what we publish: the first picture and sound track, copied without loss into a new
 * container with its index first and without places, dates and names. Also writes a preview from one frame.
 */
export async function prepareVideo(path: string, kind: Kind, target: string, preview: string): Promise<PreparedVideo> {
  if (!hasVideoTools()) throw new E_VIDEO_UNAVAILABLE()
  await surveyBoxes(path)
  return gate.run(async () => {
    await probe(path)
    await remux(path, kind, target)
    const facts = await videoFacts(target)
    await writeFrame(target, facts.seconds, preview)
    return facts
  })
}

/** What our tools say of a file that they wrote. */
export async function videoFacts(path: string): Promise<PreparedVideo> {
  const facts = await probe(path)
  const { moovFirst } = await surveyBoxes(path)
  return { ...facts, video: { ...facts.video, moovFirst } }
}

/** Throws `E_VIDEO_UNAVAILABLE` early, so that nobody uploads gigabytes for nothing. */
export function mustHaveVideoTools(kind: Kind) {
  if (kind.family === 'video' && !hasVideoTools()) throw new E_VIDEO_UNAVAILABLE()
}

interface Stream {
  codec_type: string
  codec_name?: string
  width?: number
  height?: number
  avg_frame_rate?: string
  disposition?: { attached_pic?: number }
  side_data_list?: { rotation?: number }[]
}

const ENTRIES = 'format=duration,bit_rate:stream=codec_type,codec_name,width,height,avg_frame_rate:stream_disposition=attached_pic:stream_side_data=rotation'

async function probe(path: string): Promise<PreparedVideo> {
  const output = await read(() => runTool('ffprobe', [...QUIET, ...videoInput(path), '-show_entries', ENTRIES, '-of', 'json'], { seconds: PROBE_SECONDS }))
  const { streams = [], format = {} } = JSON.parse(output) as { streams?: Stream[]; format?: { duration?: string; bit_rate?: string } }
  if (streams.length > MAX_STREAMS) throw new E_MEDIA_BOMB([`it has ${streams.length} tracks; ${MAX_STREAMS} are the limit`])

  const picture = streams.find(({ codec_type: type, disposition }) => type === 'video' && !disposition?.attached_pic)
  if (!picture) throw new E_MEDIA_TYPE(['The file holds no moving picture. Sound alone is not accepted'])
  if (!VIDEO_CODECS.includes(picture.codec_name ?? '')) {
    throw new E_MEDIA_TYPE([`Videos coded as ${picture.codec_name ?? 'an unknown format'} are not accepted. Export the video as MP4 (H.264)`])
  }

  const seconds = Number(format.duration)
  const [width, height] = [picture.width ?? 0, picture.height ?? 0]
  if (!(seconds > 0) || !width || !height) throw new E_MEDIA_UNREADABLE(['it has no duration or no size'])
  if (seconds > MAX_VIDEO_SECONDS) throw new E_MEDIA_BOMB([`it is longer than ${MAX_VIDEO_SECONDS / 3600} hours`])
  if (width > MAX_VIDEO_SIDE || height > MAX_VIDEO_SIDE) throw new E_MEDIA_BOMB([`it has ${width} × ${height} pixels; ${MAX_VIDEO_SIDE} a side are the limit`])

  const turned = picture.side_data_list?.some(({ rotation }) => Math.abs(rotation ?? 0) % 180 === 90)
  const sound = streams.find(({ codec_type: type }) => type === 'audio')
  const fps = ratio(picture.avg_frame_rate)
  return {
    width: turned ? height : width,
    height: turned ? width : height,
    seconds: Math.round(seconds * 1000) / 1000,
    video: {
      codec: picture.codec_name!,
      ...(sound?.codec_name && { audioCodec: sound.codec_name }),
      ...(fps && { fps }),
      ...(Number(format.bit_rate) > 0 && { bitrate: Number(format.bit_rate) }),
    },
  }
}

async function remux(path: string, kind: Kind, target: string) {
  const { size } = await stat(path)
  const args = [
    ...QUIET, '-nostdin', ...videoInput(path),
    // Capital V: no cover pictures. Further sounds, subtitles and the phones' data tracks stay behind.
    '-map', '0:V:0', '-map', '0:a:0?', '-map_metadata', '-1', '-map_chapters', '-1',
    '-c', 'copy', '-fflags', '+bitexact', '-movflags', '+faststart', '-f', kind.format, `file:${target}`,
  ]
  await read(() => runTool('ffmpeg', args, { seconds: REMUX_SECONDS, fileBytes: size + COPY_SLACK_BYTES }))
}

async function writeFrame(path: string, seconds: number, preview: string) {
  const frame = `${path}.png`
  // The very first frame is often black.
  const at = Math.min(1, seconds / 2).toFixed(3)
  const args = [...QUIET, '-nostdin', '-threads', '2', '-ss', at, ...videoInput(path), '-map', '0:V:0', '-frames:v', '1', '-c:v', 'png', '-f', 'image2', '-update', '1', `file:${frame}`]
  await read(async () => {
    await runTool('ffmpeg', args, { seconds: FRAME_SECONDS, fileBytes: FRAME_BYTES, memoryBytes: DECODER_MEMORY_BYTES })
    await writePreview(frame, preview)
  })
}

async function read<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const late = error instanceof ToolFault && error.reason === 'timeout'
    throw new E_MEDIA_UNREADABLE([late ? 'reading the video takes far longer than it should' : 'the video is damaged or incomplete'], { cause: error })
  }
}

/** "30000/1001" → 29.97. */
function ratio(text: string | undefined): number | null {
  const [over, under] = (text ?? '').split('/').map(Number)
  return over > 0 && under > 0 ? Math.round((over / under) * 100) / 100 : null
}
