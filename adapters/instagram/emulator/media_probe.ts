import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { refusalOfUrl, vetAddress } from '@caidence/testkit/emulators'
import sharp from 'sharp'
import type { Container } from './state.ts'

const run = promisify(execFile)
const MIB = 1024 * 1024
const FETCH_TIMEOUT_MS = 20_000
const PROBE_TIMEOUT_MS = 20_000
/** Above every limit below, so that "too large" can be told from "endless". */
const MAX_FETCH_BYTES = 320 * MIB
const RATIO_TOLERANCE = 0.01
const THUMB_WIDTH = 480
/** Looks already taken, by content: load tests send the same picture again and again. */
const remembered = new Map<string, Probed>()
const MAX_REMEMBERED = 64

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
  /** A small JPEG for the permalink page. */
  picture?: Buffer
}

interface Probed {
  type: 'jpeg' | 'other-image' | 'video' | 'unknown'
  bytes: number
  width: number
  height: number
  seconds: number
  codec: string
  moovFirst: boolean
  picture?: Buffer
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
  return { error, picture: probed.picture }
}

/** No redirects, no answers but 200, ASCII URLs only: as the platform documents for hosted media. */
async function fetchMedia(
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

async function probe(bytes: Buffer): Promise<Probed> {
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
    codec: '',
    moovFirst: true,
  }
  try {
    const image = sharp(bytes, { limitInputPixels: 100_000_000 })
    const { format, width, height } = await image.metadata()
    const picture = await image
      .resize({ width: THUMB_WIDTH, withoutEnlargement: true })
      .jpeg({ quality: 70 })
      .toBuffer()
    return { ...nothing, type: format === 'jpeg' ? 'jpeg' : 'other-image', width, height, picture }
  } catch {
    return nothing
  }
}

async function probeVideo(bytes: Buffer): Promise<Probed> {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-'))
  const file = join(folder, 'video')
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
        'stream=codec_type,codec_name,width,height:format=duration',
        '-of',
        'json',
        file,
      ],
      { timeout: PROBE_TIMEOUT_MS }
    )
    const facts = JSON.parse(stdout) as {
      streams?: { codec_type: string; codec_name: string; width: number; height: number }[]
      format?: { duration?: string }
    }
    const stream = facts.streams?.find(({ codec_type: type }) => type === 'video')
    return {
      type: stream ? 'video' : 'unknown',
      bytes: bytes.length,
      width: stream?.width ?? 0,
      height: stream?.height ?? 0,
      seconds: Number(facts.format?.duration ?? 0),
      codec: stream?.codec_name ?? '',
      moovFirst: await isMoovFirst(file),
    }
  } catch {
    return {
      type: 'unknown',
      bytes: bytes.length,
      width: 0,
      height: 0,
      seconds: 0,
      codec: '',
      moovFirst: true,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
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
  { type, bytes, width, height, seconds, codec, moovFirst }: Probed
): number | undefined {
  const isStory = kind === 'STORIES'
  if (type !== 'video' || !['h264', 'hevc'].includes(codec) || !moovFirst) return 2207026
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
