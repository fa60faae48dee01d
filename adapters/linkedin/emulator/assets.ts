import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createReadStream } from 'node:fs'
import { promisify } from 'node:util'
import { drain, json, type Answer, type Incoming } from '@caidence/testkit/emulators'
import sharp from 'sharp'
import { needAuthor, needReader, needScope, tokenOf } from './access.ts'
import { denied, refusal } from './refusals.ts'
import type { Asset, State } from './state.ts'

const run = promisify(execFile)
const SECOND = 1000
const DAY = 86_400 * SECOND
/** Upload addresses of videos live for a month; the others for a day. */
const ADDRESS_LIFE = { image: DAY, document: DAY, video: 30 * DAY }
const PROBE_TIMEOUT_MS = 20_000
const THUMB_WIDTH = 480
/** Images API: fewer pixels than this. */
const PIXELS = 36_152_320
const MAX_DOCUMENT_BYTES = 100_000_000
const MIN_VIDEO_BYTES = 75_000
/** What the upload mechanism carries; posts with videos above 500 MB are refused by their length. */
const MAX_VIDEO_BYTES = 5_000_000_000
const VIDEO_SECONDS = { min: 3, max: 1800 }
/** Kept of an image while it arrives; larger ones are only counted. */
const KEPT_BYTES = 32 * 1024 * 1024

export const ASSET_KINDS: Record<string, Asset['kind']> = {
  images: 'image',
  videos: 'video',
  documents: 'document',
}

/** Where the parts of videos wait for the last one; they do not survive a restart, and need not. */
let folder: Promise<string> | undefined
const partsFolder = () => (folder ??= mkdtemp(join(tmpdir(), 'linkedin-emulator-')))

export async function dropParts(): Promise<void> {
  if (folder) await rm(await folder, { recursive: true, force: true })
  folder = undefined
}

export function openUpload(state: State, kind: Asset['kind'], incoming: Incoming): Answer {
  const token = tokenOf(state, incoming)
  const request = (incoming.json as Record<string, unknown>).initializeUploadRequest
  if (typeof request !== 'object' || request === null)
    throw refusal(400, 'MISSING_FIELD', 'initializeUploadRequest is required')
  const { owner, fileSizeBytes, uploadThumbnail } = request as Record<string, unknown>
  needAuthor(state, token, owner, `${kind}s.ACTION-initializeUpload`)
  const bytes = kind === 'video' ? Number(fileSizeBytes) : 0
  if (kind === 'video' && !(bytes >= MIN_VIDEO_BYTES && bytes <= MAX_VIDEO_BYTES))
    throw refusal(400, 'INVALID_VALUE_FOR_FIELD', 'fileSizeBytes is out of range')

  const number = state.nextNumber('5', 10)
  const urn = `urn:li:${kind}:${kind === 'video' ? 'D5F10AQ' : 'D4E10AQ'}${state.shortText(number, 12).replace(/[-_]/g, 'x')}`
  const parts = kind === 'video' ? sizesOf(bytes, state.config.partBytes) : [0]
  const asset: Asset = {
    urn,
    kind,
    owner: String(owner),
    bytes,
    parts,
    tags: [],
    secret: state.secret('e'),
    uploadToken: kind === 'video' ? state.shortText(`token ${number}`, 16) : '',
    hasCover: uploadThumbnail === true,
    openedAt: state.now(),
  }
  state.data.assets[urn] = asset
  state.changed()
  const expiry = state.now() + ADDRESS_LIFE[kind]
  if (kind !== 'video')
    return json({
      value: { uploadUrlExpiresAt: expiry, uploadUrl: addressOf(asset, '0'), [kind]: urn },
    })
  let first = 0
  const instructions = parts.map((size, index) => {
    const instruction = {
      uploadUrl: addressOf(asset, String(index)),
      firstByte: first,
      lastByte: first + size - 1,
    }
    first += size
    return instruction
  })
  return json({
    value: {
      uploadUrlsExpireAt: expiry,
      video: urn,
      uploadInstructions: instructions,
      uploadToken: asset.uploadToken,
      ...(asset.hasCover && { thumbnailUploadUrl: addressOf(asset, 'thumbnail') }),
    },
  })
}

function sizesOf(bytes: number, part: number): number[] {
  const sizes = Array.from({ length: Math.floor(bytes / part) }, () => part)
  return bytes % part ? [...sizes, bytes % part] : sizes
}

/** With a sign that is encoded twice: a client that decodes addresses breaks the signature, as it does at the platform. */
const addressOf = ({ urn, secret }: Asset, part: string) =>
  `https://www.linkedin.com/dms-uploads/${encodeURIComponent(urn)}/${part}?sau=${secret}%252F${part}&v=beta`

/** PUT www.linkedin.com/dms-uploads/{asset}/{part}. */
export async function receive(state: State, incoming: Incoming): Promise<Answer> {
  const { segments, query, method, headers, stream } = incoming
  const [, urn, part] = segments
  const asset = Object.hasOwn(state.data.assets, urn ?? '') ? state.data.assets[urn] : undefined
  const refuse = async (status: number, message: string) => {
    await drain(stream)
    return { status, body: message, type: 'text/plain' }
  }
  if (!asset || query.sau !== `${asset.secret}%2F${part}`)
    return refuse(403, 'Signature does not match')
  if (method !== 'PUT') return refuse(405, 'Method not allowed')
  if (headers['content-length'] === undefined) return refuse(411, 'Length required')
  if (state.now() - asset.openedAt > ADDRESS_LIFE[asset.kind]) {
    await drain(stream)
    throw refusal(400, 'EXPIRED_UPLOAD_URL', 'The upload URL has expired')
  }
  if (asset.kind !== 'video') {
    // These addresses want the token as well; those of videos carry their own right.
    tokenOf(state, incoming)
    return wholeFile(state, asset, stream)
  }
  return part === 'thumbnail'
    ? coverFile(state, asset, stream)
    : partFile(state, asset, Number(part), stream)
}

async function wholeFile(state: State, asset: Asset, stream: Incoming['stream']): Promise<Answer> {
  const { head, size } = await kept(stream)
  const [failed, picture] =
    asset.kind === 'image' ? await judgeImage(head, size) : judgeDocument(head, size)
  asset.bytes = size
  asset.readyAt =
    state.now() +
    SECOND * (asset.kind === 'image' ? state.config.imageSeconds : state.config.documentSeconds)
  if (failed) asset.failed = failed
  if (picture) asset.picture = state.keepPicture(picture, 'image/jpeg')
  state.changed()
  return { status: 201, body: '' }
}

async function partFile(
  state: State,
  asset: Asset,
  index: number,
  stream: Incoming['stream']
): Promise<Answer> {
  const dir = join(await partsFolder(), asset.secret)
  await mkdir(dir, { recursive: true })
  const file = join(dir, String(index))
  let size = 0
  await pipeline(async function* () {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length
      yield chunk
    }
  }, createWriteStream(file))
  if (size !== asset.parts[index])
    return {
      status: 400,
      body: `Expected ${asset.parts[index]} bytes, received ${size}`,
      type: 'text/plain',
    }
  asset.tags[index] = `/ambry-video/signedId/${state.shortText(`${asset.urn} ${index}`, 43)}.part`
  state.changed()
  return { status: 200, body: '', headers: { etag: asset.tags[index] } }
}

async function coverFile(state: State, asset: Asset, stream: Incoming['stream']): Promise<Answer> {
  const { head, size } = await kept(stream)
  const [failed, picture] = await judgeImage(head, size)
  if (failed || !picture || !asset.hasCover)
    return { status: 400, body: 'The thumbnail is not an image', type: 'text/plain' }
  asset.picture = state.keepPicture(picture, 'image/jpeg')
  state.changed()
  return { status: 201, body: '' }
}

export async function finalize(state: State, incoming: Incoming): Promise<Answer> {
  const token = tokenOf(state, incoming)
  const request =
    (incoming.json as Record<string, Record<string, unknown> | undefined>).finalizeUploadRequest ??
    {}
  const asset = typeof request.video === 'string' ? state.data.assets[request.video] : undefined
  if (asset?.kind !== 'video') throw refusal(404, 'NOT_FOUND', 'The video does not exist')
  needAuthor(state, token, asset.owner, 'videos.ACTION-finalizeUpload')
  if (asset.readyAt !== undefined)
    throw refusal(400, 'INVALID_VALUE_FOR_FIELD', 'The upload is already finalized')
  const ids = request.uploadedPartIds
  const isComplete =
    Array.isArray(ids) &&
    ids.length === asset.parts.length &&
    asset.tags.length === asset.parts.length &&
    ids.every((id, index) => id === asset.tags[index])
  if (!isComplete || request.uploadToken !== asset.uploadToken)
    throw refusal(400, 'INVALID_VALUE_FOR_FIELD', 'uploadedPartIds do not match the uploaded parts')
  asset.readyAt = state.now() + SECOND * state.config.videoSeconds
  state.changed()
  await judgeVideo(state, asset)
  return { status: 200, body: '' }
}

/** GET of an image, video or document. Tokens that may only post see videos and nothing else. */
export function readAsset(state: State, kind: Asset['kind'], incoming: Incoming): Answer {
  const token = tokenOf(state, incoming)
  const asset = state.data.assets[incoming.segments[2] ?? '']
  if (asset?.kind !== kind) throw refusal(404, 'NOT_FOUND', `The ${kind} does not exist`)
  const isOwn = asset.owner === `urn:li:person:${token.person}`
  if (kind !== 'video' && isOwn) throw denied(`${kind}s.GET`)
  if (isOwn) needScope(token, 'w_member_social', `${kind}s.GET`)
  else needReader(state, token, asset.owner, `${kind}s.GET`)
  const status = statusOf(state, asset)
  return json({
    id: asset.urn,
    owner: asset.owner,
    status,
    ...(status === 'PROCESSING_FAILED' && { processingFailureReason: asset.failed }),
  })
}

export function statusOf(state: State, { readyAt, failed }: Asset): string {
  if (readyAt === undefined) return 'WAITING_UPLOAD'
  if (state.now() < readyAt) return 'PROCESSING'
  return failed ? 'PROCESSING_FAILED' : 'AVAILABLE'
}

async function kept(stream: Incoming['stream']): Promise<{ head: Buffer; size: number }> {
  const chunks: Buffer[] = []
  let held = 0
  const size = await drain(stream, (chunk) => {
    if (held + chunk.length <= KEPT_BYTES) chunks.push(chunk)
    held += chunk.length
  })
  return { head: Buffer.concat(chunks), size }
}

type Judgement = [failed: string | undefined, picture?: Buffer]

async function judgeImage(bytes: Buffer, size: number): Promise<Judgement> {
  if (bytes.length < size) return ['The image is too large']
  try {
    const image = sharp(bytes, { limitInputPixels: 200_000_000 })
    const { format, width, height } = await image.metadata()
    if (!['jpeg', 'png', 'gif'].includes(format ?? '')) return ['The image format is not supported']
    if (width * height >= PIXELS) return ['The image has too many pixels']
    return [
      undefined,
      await image
        .resize({ width: THUMB_WIDTH, withoutEnlargement: true })
        .flatten({ background: '#fff' })
        .jpeg({ quality: 70 })
        .toBuffer(),
    ]
  } catch {
    return ['The file is not an image']
  }
}

function judgeDocument(head: Buffer, size: number): Judgement {
  if (size > MAX_DOCUMENT_BYTES) return ['The document is too large']
  const isPdf = head.subarray(0, 5).toString('latin1') === '%PDF-'
  const isOffice =
    head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004')) ||
    head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))
  return isPdf || isOffice ? [undefined] : ['The document type is not supported']
}

async function judgeVideo(state: State, asset: Asset): Promise<void> {
  const dir = join(await partsFolder(), asset.secret)
  const file = join(dir, 'whole')
  try {
    await writeFile(file, '')
    for (const index of asset.parts.keys())
      await pipeline(
        createReadStream(join(dir, String(index))),
        createWriteStream(file, { flags: 'a' })
      )
    const input = ['-v', 'error', '-protocol_whitelist', 'file,pipe', '-f', 'mov', '-i', file]
    const { stdout } = await run(
      'ffprobe',
      [...input, '-show_entries', 'format=duration', '-of', 'csv=p=0'],
      { timeout: PROBE_TIMEOUT_MS }
    )
    const seconds = Number(stdout)
    if (!(seconds >= VIDEO_SECONDS.min && seconds <= VIDEO_SECONDS.max))
      asset.failed = 'The video is too short or too long'
    if (!asset.picture) {
      await run(
        'ffmpeg',
        [
          ...input,
          '-y',
          '-frames:v',
          '1',
          '-vf',
          `scale=${THUMB_WIDTH}:-2`,
          join(dir, 'still.jpg'),
        ],
        { timeout: PROBE_TIMEOUT_MS }
      )
      asset.picture = state.keepPicture(await readFile(join(dir, 'still.jpg')), 'image/jpeg')
    }
  } catch {
    asset.failed ??= 'The file is not an MP4 video'
  } finally {
    await rm(dir, { recursive: true, force: true })
    state.changed()
  }
}
