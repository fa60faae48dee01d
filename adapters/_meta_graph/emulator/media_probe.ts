import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { refusalOfUrl, vetAddress } from '@caidence/testkit/emulators'
import sharp from 'sharp'

const run = promisify(execFile)
const MIB = 1024 * 1024
const FETCH_TIMEOUT_MS = 20_000
const PROBE_TIMEOUT_MS = 20_000
/** Above every limit below, so that "too large" can be told from "endless". */
const MAX_FETCH_BYTES = 320 * MIB
const THUMB_WIDTH = 480
/** Looks already taken, by content: load tests send the same picture again and again. */
const remembered = new Map<string, Probed>()
const MAX_REMEMBERED = 64

export interface Probed {
  type: 'jpeg' | 'other-image' | 'video' | 'unknown'
  /** The decoder's name: jpeg, png, gif, webp, h264… */
  format: string
  bytes: number
  width: number
  height: number
  seconds: number
  fps?: number
  moovFirst: boolean
  /** A small JPEG of a picture. */
  picture?: Buffer
  /** The same of a video, which takes longer than anybody should wait for; undefined where it cannot be drawn. */
  frame?: Promise<Buffer | undefined>
}

/** No redirects, no answers but 200, ASCII URLs only: as the platform documents for hosted media. */
export async function fetchMedia(
  address: string,
  allowLoopback: boolean
): Promise<{ bytes: Buffer; type: string }> {
  const url = new URL(address)
  if (!allowLoopback) {
    if (refusalOfUrl(url)) throw new Error('refused')
    await vetAddress(url.hostname)
  }
  const response = await fetch(url, {
    redirect: 'manual',
    headers: { 'user-agent': 'facebookexternalhit/1.1' },
    signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
  })
  if (response.status !== 200 || !response.body) throw new Error('not fetchable')

  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body) {
    size += chunk.byteLength
    if (size > MAX_FETCH_BYTES) throw new Error('too large')
    chunks.push(chunk)
  }
  return { bytes: Buffer.concat(chunks), type: response.headers.get('content-type') ?? '' }
}

export async function probe(bytes: Buffer): Promise<Probed> {
  const key = createHash('sha256').update(bytes).digest('hex')
  const known = remembered.get(key)
  if (known) return known
  const isContainer = bytes.subarray(4, 8).toString('latin1') === 'ftyp'
  const probed =
    isContainer && !/^(heic|heix|mif1|avif)/.test(bytes.subarray(8, 12).toString('latin1'))
      ? await probeVideo(bytes)
      : await probeImage(bytes)
  if (remembered.size >= MAX_REMEMBERED) remembered.delete(remembered.keys().next().value!)
  remembered.set(key, probed)
  return probed
}

async function probeImage(bytes: Buffer): Promise<Probed> {
  const nothing: Probed = {
    type: 'unknown',
    bytes: bytes.length,
    width: 0,
    height: 0,
    seconds: 0,
    format: '',
    moovFirst: true,
  }
  try {
    const image = sharp(bytes, { limitInputPixels: 100_000_000 })
    const { format, width, height } = await image.metadata()
    const picture = await image
      .resize({ width: THUMB_WIDTH, withoutEnlargement: true })
      .jpeg({ quality: 70 })
      .toBuffer()
    return {
      ...nothing,
      type: format === 'jpeg' ? 'jpeg' : 'other-image',
      format: format ?? '',
      width,
      height,
      picture,
    }
  } catch {
    return nothing
  }
}

async function probeVideo(bytes: Buffer): Promise<Probed> {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-'))
  const file = join(folder, 'video')
  let drawing: Promise<Buffer | undefined> | undefined
  try {
    await writeFile(file, bytes)
    const { stdout } = await run(
      'ffprobe',
      [
        '-v',
        'error',
        '-protocol_whitelist',
        'file',
        '-f',
        'mov',
        '-show_entries',
        'stream=codec_type,codec_name,width,height,r_frame_rate:format=duration',
        '-of',
        'json',
        file,
      ],
      { timeout: PROBE_TIMEOUT_MS }
    )
    const facts = JSON.parse(stdout) as {
      streams?: {
        codec_type: string
        codec_name: string
        width: number
        height: number
        r_frame_rate: string
      }[]
      format?: { duration?: string }
    }
    const stream = facts.streams?.find(({ codec_type: type }) => type === 'video')
    drawing = stream && frame(file)
    return {
      type: stream ? 'video' : 'unknown',
      bytes: bytes.length,
      width: stream?.width ?? 0,
      height: stream?.height ?? 0,
      seconds: Number(facts.format?.duration ?? 0),
      format: stream?.codec_name ?? '',
      fps: rateOf(stream?.r_frame_rate),
      moovFirst: await isMoovFirst(file),
      frame: drawing,
    }
  } catch {
    return {
      type: 'unknown',
      bytes: bytes.length,
      width: 0,
      height: 0,
      seconds: 0,
      format: '',
      moovFirst: true,
    }
  } finally {
    Promise.resolve(drawing)
      .then(() => rm(folder, { recursive: true, force: true }))
      .catch(() => {})
  }
}

/** "25/1" as frames per second. */
function rateOf(text = ''): number | undefined {
  const [frames, seconds] = text.split('/').map(Number)
  return frames > 0 && seconds > 0 ? frames / seconds : undefined
}

/** The first frame; a video that cannot be drawn simply has no picture. */
async function frame(file: string): Promise<Buffer | undefined> {
  const source = [
    '-nostdin',
    '-v',
    'error',
    '-threads',
    '1',
    '-protocol_whitelist',
    'file,pipe',
    '-i',
    file,
  ]
  const output = ['-frames:v', '1', '-vf', `scale=${THUMB_WIDTH}:-2`, '-f', 'mjpeg', 'pipe:1']
  try {
    const { stdout } = await run('ffmpeg', [...source, ...output], {
      timeout: PROBE_TIMEOUT_MS,
      killSignal: 'SIGKILL',
      encoding: 'buffer',
      maxBuffer: 4 * MIB,
    })
    return stdout
  } catch {
    return undefined
  }
}

/** Walks the top-level boxes: the index has to come before the data. */
async function isMoovFirst(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const header = Buffer.alloc(16)
    for (let at = 0; ;) {
      const { bytesRead } = await handle.read(header, 0, 16, at)
      if (bytesRead < 8) return false
      const name = header.toString('latin1', 4, 8)
      if (name === 'moov') return true
      if (name === 'mdat') return false
      const size = header.readUInt32BE(0)
      const step = size === 1 ? Number(header.readBigUInt64BE(8)) : size
      if (step < 8) return false
      at += step
    }
  } finally {
    await handle.close()
  }
}
