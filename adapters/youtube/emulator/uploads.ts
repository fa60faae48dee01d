import { createHash, type Hash } from 'node:crypto'
import {
  drain,
  json,
  nothing,
  type Answer,
  type Around,
  type Incoming,
} from '@caidence/testkit/emulators'
import { speakerOf, MAY, type Speaker } from './access.ts'
import { limitChannel, makeVideo } from './arrival.ts'
import { readMetadata } from './metadata.ts'
import { relatedParts } from './multipart.ts'
import { COST, spend } from './quota.ts'
import { Refused } from './refusals.ts'
import { resource } from './resources.ts'
import type { Session, State, Video } from './state.ts'

const GRAIN = 256 * 1024
const MAX_BYTES = 256 * 1024 ** 3
/** Kept of a file to look at: its index, and all of it when it is small. */
const HEAD_BYTES = 8 * 1024 * 1024
/** A request that hangs is cut off; what it brought is kept. */
const MAX_REQUEST_MS = 15 * 60 * 1000

/** What is being received, per session. Lost with the process: then the file is taken without being looked at. */
interface Look {
  hash: Hash
  head: Buffer[]
  kept: number
  at: number
}
const looks = new WeakMap<State, Map<string, Look>>()

/** POST /upload/youtube/v3/videos: opens a session, or takes a small file at once. */
export async function insert(state: State, incoming: Incoming, around: Around): Promise<Answer> {
  const speaker = speakerOf(state, incoming, MAY.upload)
  switch (incoming.query.uploadType) {
    case 'resumable':
      return openSession(state, speaker, incoming, around)
    case 'multipart':
      return takeWhole(state, speaker, incoming, around)
    default:
      throw new Refused(400, 'mediaBodyRequired', 'The request does not include the video content.')
  }
}

function openSession(
  state: State,
  { channel, consentId }: Speaker,
  incoming: Incoming,
  around: Around
): Answer {
  const { headers, query } = incoming
  const total = Number(headers['x-upload-content-length'])
  const type = headers['x-upload-content-type'] ?? 'application/octet-stream'
  if (!Number.isSafeInteger(total) || total < 0 || total > MAX_BYTES)
    throw new Refused(
      400,
      'badRequest',
      'X-Upload-Content-Length must be the size of the file.',
      'global'
    )
  requireVideo(type)
  const metadata = readMetadata(incoming.json, partsOf(query))
  spend(state, COST.upload, true)
  limitChannel(state, channel.id)
  const id = `ABPtcP${state.secret('')}`
  state.data.sessions[id] = {
    channel: channel.id,
    consent: consentId,
    metadata,
    type,
    total,
    received: 0,
    openedAt: state.now(),
    video: null,
  }
  state.mustKeep()
  const search = new URLSearchParams({ ...query, upload_id: id })
  const path = `/upload/youtube/v3/videos?${search}`
  // Whoever spoke to this address directly is told this address; a mapped host is told the platform's own.
  const isMapped = incoming.stream.url?.startsWith(`/${incoming.host}/`)
  const location = isMapped ? `https://${incoming.host}${path}` : `${around.base}${path}`
  return { ...nothing(200), headers: { location, 'x-goog-upload-status': 'active' } }
}

/** PUT to a session's address: a question, a chunk, or the whole file. */
export async function put(state: State, incoming: Incoming, around: Around): Promise<Answer> {
  const { channel } = speakerOf(state, incoming, MAY.upload)
  const id = incoming.query.upload_id ?? ''
  const session = Object.hasOwn(state.data.sessions, id) ? state.data.sessions[id] : undefined
  const isAlive =
    session && state.now() - session.openedAt < Number(state.config.sessionSeconds) * 1000
  if (!session || !isAlive || session.channel !== channel.id) {
    await drain(incoming.stream)
    throw new Refused(404, 'notFound', 'Upload session not found.', 'global')
  }
  const range = rangeIn(incoming, session)
  if (session.video) {
    await drain(incoming.stream)
    return json(
      resource(state, state.data.videos[session.video], partsOf(incoming.query), around.base)
    )
  }
  if (range === 'question') return progress(session)
  await receive(state, id, session, range, incoming)
  if (session.received < session.total) return progress(session)
  const video = finish(state, id, session)
  return json(resource(state, video, partsOf(incoming.query), around.base))
}

const progress = ({ received }: Session): Answer => ({
  ...nothing(308),
  headers: received > 0 ? { range: `bytes=0-${received - 1}` } : {},
})

type Range = { from: number; to: number }

function rangeIn({ headers }: Incoming, session: Session): Range | 'question' {
  const { total, received, video } = session
  const given = headers['content-range']
  if (given === undefined) return { from: 0, to: total }
  const match = given.match(/^bytes (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/)
  if (!match) throw new Refused(400, 'badRequest', 'Content-Range cannot be read.', 'global')
  if (match[3] !== '*' && Number(match[3]) !== total)
    throw new Refused(400, 'badRequest', 'The size differs from the one announced.', 'global')
  if (match[1] === undefined) return 'question'
  const range = { from: Number(match[1]), to: Number(match[2]) + 1 }
  if (video) return range
  if (range.from !== received)
    throw new Refused(
      400,
      'badRequest',
      `The chunk begins at ${range.from}, but ${received} bytes are stored.`,
      'global'
    )
  if (range.to > total || range.to <= range.from)
    throw new Refused(400, 'badRequest', 'The chunk ends outside the file.', 'global')
  const size = range.to - range.from
  if (range.to < total && size % GRAIN !== 0)
    throw new Refused(400, 'badRequest', 'Chunks must be multiples of 256 KiB.', 'global')
  if (headers['content-length'] !== undefined && Number(headers['content-length']) !== size)
    throw new Refused(400, 'badRequest', 'Content-Length differs from Content-Range.', 'global')
  return range
}

/** Stores what arrives, even of a request that breaks off. Only whole grains count, but for the end of the file. */
async function receive(
  state: State,
  id: string,
  session: Session,
  { from, to }: Range,
  incoming: Incoming
): Promise<void> {
  const limit = Number(state.config.acceptBytes)
  const most = limit > 0 ? Math.min(to - from, Math.max(GRAIN, grained(limit))) : to - from
  const look = lookAt(state, id, from)
  let got = 0
  const idle = setTimeout(() => incoming.stream.destroy(), MAX_REQUEST_MS)
  idle.unref()
  try {
    await drain(incoming.stream, (chunk) => {
      const part = chunk.subarray(0, Math.max(0, most - got))
      got += part.length
      if (look) remember(look, part)
    })
  } catch {
    // The sender hung up; what came before that is stored all the same.
  } finally {
    clearTimeout(idle)
  }
  const end = from + got
  const stored = end === session.total ? end : from + grained(got)
  // Another request was faster: this one's bytes are the same and count for nothing.
  if (session.received !== from || session.video) return
  session.received = stored
  if (look?.at === stored) looks.get(state)?.set(id, look)
  state.changed()
}

const grained = (bytes: number) => Math.floor(bytes / GRAIN) * GRAIN

function lookAt(state: State, id: string, from: number): Look | null {
  const all = looks.get(state) ?? new Map<string, Look>()
  looks.set(state, all)
  const look = from === 0 ? { hash: createHash('sha256'), head: [], kept: 0, at: 0 } : all.get(id)
  // Taken out until it agrees with what was stored: two requests at once must not both feed it.
  all.delete(id)
  return look?.at === from ? look : null
}

function remember(look: Look, part: Buffer): void {
  look.hash.update(part)
  look.at += part.length
  if (look.kept >= HEAD_BYTES) return
  const kept = part.subarray(0, HEAD_BYTES - look.kept)
  look.head.push(Buffer.from(kept))
  look.kept += kept.length
}

function finish(state: State, id: string, session: Session): Video {
  const look = looks.get(state)?.get(id)
  looks.get(state)?.delete(id)
  const head = look ? Buffer.concat(look.head) : null
  const video = makeVideo(state, session, { head, hash: look?.hash.digest('hex') ?? null })
  session.video = video.id
  state.mustKeep()
  return video
}

function requireVideo(type: string): void {
  if (!type.startsWith('video/') && type !== 'application/octet-stream')
    throw new Refused(
      400,
      'badRequest',
      `Media type '${type}' is not supported. Valid media types: [video/*, application/octet-stream]`,
      'global'
    )
}

/** `multipart/related`: a JSON part and the file, as client libraries send small files. */
async function takeWhole(
  state: State,
  { channel }: Speaker,
  incoming: Incoming,
  around: Around
): Promise<Answer> {
  const [meta, file] = await relatedParts(incoming)
  requireVideo(file.type)
  let body: unknown
  try {
    body = JSON.parse(meta.bytes.toString('utf8'))
  } catch {
    throw new Refused(400, 'parseError', 'Parse Error', 'global')
  }
  const metadata = readMetadata(body, partsOf(incoming.query))
  spend(state, COST.upload, true)
  limitChannel(state, channel.id)
  const video = makeVideo(
    state,
    { channel: channel.id, metadata, type: file.type, total: file.bytes.length },
    { head: file.bytes, hash: createHash('sha256').update(file.bytes).digest('hex') }
  )
  state.mustKeep()
  return json(resource(state, video, partsOf(incoming.query), around.base))
}

export const partsOf = ({ part }: Record<string, string>) =>
  (part ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
