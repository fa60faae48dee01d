import { json, type Answer } from '@caidence/testkit/emulators'
import { missing, needPublishing, needScope, type Speaker } from './access.ts'
import { graphTime } from './comments.ts'
import { graphError, GraphError } from './envelope.ts'
import { collection, parseFields, pick } from './fields.ts'
import { fetchMedia, probe } from './media_probe.ts'
import { judgeVideo } from './page_media.ts'
import { isShown, videoPostFacts } from './page_posts.ts'
import type { Incoming } from './request.ts'
import { takeScenario } from './scenarios.ts'
import { PLACES, type Page } from './seed.ts'
import type { State, Video } from './state.ts'
import { appendBytes, readUpload } from './upload_files.ts'

const DAY = 86_400_000
const MAX_TITLE = 255
/** How long a status answer waits for a look that is under way, so that a fake clock cannot outrun the network. */
const PATIENCE_MS = 1_000
const looks = new WeakMap<Video, Promise<void>>()

/** POST /{page}/videos: the chunked upload in phases, or a whole video by address or file. */
export async function feedVideo(
  state: State,
  speaker: Speaker,
  page: Page,
  incoming: Incoming,
  allowLoopback: boolean
): Promise<Answer> {
  needPublishing(speaker, page)
  const { params } = incoming
  switch (params.upload_phase) {
    case undefined:
      return wholeVideo(state, page, incoming, allowLoopback)
    case 'start':
      return start(state, page, params)
    case 'transfer':
      return transfer(state, page, incoming)
    case 'finish': {
      const video = sessionOf(state, page, params.upload_session_id)
      if (video.received < video.size) throw graphError(6000, undefined, 'The upload is incomplete')
      return finish(state, video, params)
    }
    default:
      throw graphError(100, undefined, 'upload_phase must be start, transfer or finish')
  }
}

function start(state: State, page: Page, params: Record<string, string>): Answer {
  const size = Number(params.file_size)
  if (!(size > 0)) throw graphError(100, undefined, 'The parameter file_size is required')
  const video = newVideo(state, page, 'video', size)
  return json({ upload_session_id: video.session, video_id: video.id, ...asked(state, video) })
}

async function transfer(state: State, page: Page, { params, files }: Incoming): Promise<Answer> {
  const video = sessionOf(state, page, params.upload_session_id)
  const chunk = files.video_file_chunk
  if (!chunk?.length) throw graphError(100, undefined, 'The parameter video_file_chunk is required')
  if (Number(params.start_offset) !== video.received) {
    throw new GraphError({
      code: 6001,
      subcode: 1363037,
      message: 'The offset is not the one that was asked for',
      data: asked(state, video),
    })
  }
  if (chunk.length > Math.min(state.config.chunkBytes, video.size - video.received))
    throw graphError(6001, 1363037, 'The chunk is longer than was asked for')
  const from = video.received
  video.received += chunk.length
  await appendBytes(state, video.id, chunk, from)
  if (video.received === video.size) uploaded(state, video, () => readUpload(state, video.id))
  state.changed()
  return json(asked(state, video))
}

function asked(state: State, { received, size }: Video) {
  const end = Math.min(size, received + state.config.chunkBytes)
  return { start_offset: String(received), end_offset: String(end) }
}

function sessionOf(state: State, page: Page, session: string | undefined): Video {
  const video = Object.values(state.data.videos).find(
    (candidate) => candidate.page === page.id && candidate.session === session
  )
  if (!video) throw graphError(100, undefined, 'The upload session does not exist')
  return video
}

async function wholeVideo(
  state: State,
  page: Page,
  { params, files }: Incoming,
  allowLoopback: boolean
): Promise<Answer> {
  const bytes = files.source ?? (await fetchedVideo(params.file_url, allowLoopback))
  const video = newVideo(state, page, 'video', bytes.length)
  video.received = bytes.length
  uploaded(state, video, async () => bytes)
  await looks.get(video)
  finish(state, video, params)
  return json({ id: video.id })
}

async function fetchedVideo(url: string | undefined, allowLoopback: boolean): Promise<Buffer> {
  if (!url) throw graphError(100, undefined, 'The parameter file_url or source is required')
  return fetchMedia(url, allowLoopback).then(
    ({ bytes }) => bytes,
    () => {
      throw graphError(389, undefined, 'Unable to fetch video file from URL.')
    }
  )
}

/** POST /{page}/video_reels and /{page}/video_stories */
export function tallVideo(
  state: State,
  speaker: Speaker,
  page: Page,
  { params, version }: Incoming,
  kind: 'reel' | 'story'
): Answer {
  needPublishing(speaker, page)
  if (params.upload_phase === 'start') {
    const video = newVideo(state, page, kind, 0)
    const url = `https://rupload.facebook.com/video-upload/${version ?? 'v25.0'}/${video.id}`
    return json({ video_id: video.id, upload_url: url })
  }
  if (params.upload_phase !== 'finish')
    throw graphError(100, undefined, 'upload_phase must be start or finish')

  const video = state.data.videos[params.video_id ?? '']
  if (video?.page !== page.id || video.kind !== kind)
    throw graphError(100, 33, 'The video does not exist')
  if (!video.uploadedAt) throw graphError(6000, undefined, 'The video was not uploaded')
  if (kind === 'reel') {
    if (!['PUBLISHED', 'DRAFT', 'SCHEDULED'].includes(params.video_state ?? ''))
      throw graphError(100, undefined, 'video_state must be PUBLISHED, DRAFT or SCHEDULED')
    if (params.place && !PLACES.some(({ id }) => id === params.place))
      throw graphError(100, undefined, 'The place is not a Page with a location')
    if (params.video_state !== 'PUBLISHED') return json({ success: true })
    // Where the platform counts; which code it answers is not documented.
    if (!video.finishedAt && recentReels(state, page) >= state.config.reelLimit)
      throw graphError(9, undefined, 'The limit of reels in 24 hours is reached')
  }
  finish(state, video, params)
  return json({ success: true, post_id: video.post })
}

const recentReels = (state: State, page: Page) =>
  Object.values(state.data.videos).filter(
    ({ page: owner, kind, finishedAt = 0 }) =>
      owner === page.id && kind === 'reel' && finishedAt > state.now() - DAY
  ).length

/** Finishing twice changes nothing: a video becomes a post at most once. */
function finish(state: State, video: Video, params: Record<string, string>): Answer {
  if (video.error) throw graphError(video.error.code, undefined, video.error.message)
  if ((params.title?.length ?? 0) > MAX_TITLE)
    throw graphError(100, undefined, 'The title is too long')
  if (params.published !== 'false') video.finishedAt ??= state.now()
  video.title = params.title ?? ''
  video.description = params.description ?? ''
  if (params.place) video.place = params.place
  state.mustKeep()
  return json({ success: true })
}

function newVideo(state: State, page: Page, kind: Video['kind'], size: number): Video {
  const id = state.nextId()
  const video: Video = {
    id,
    page: page.id,
    kind,
    session: state.nextId(),
    size,
    received: 0,
    createdAt: state.now(),
    probed: false,
    stuck: false,
    title: '',
    description: '',
    post: state.nextId(),
    comments: [],
  }
  const scenario = takeScenario(state, page.id)
  if (scenario?.kind === 'stuck') video.stuck = true
  if (scenario?.kind === 'error')
    video.error = { code: scenario.subcode ?? 1363040, message: 'The video was refused' }
  state.data.videos[id] = video
  state.changed()
  return video
}

/** The bytes are complete: the video is looked at while it "processes". */
export function uploaded(state: State, video: Video, bytes: () => Promise<Buffer>): void {
  video.uploadedAt = state.now()
  const look = bytes()
    .then((file) => judgeVideo(video, file))
    .then(({ error, frame }) => {
      video.error ??= error
      video.probed = true
      if (frame) video.picture = state.keepFrame(video.id, frame)
      state.changed()
    })
    .catch(() => void (video.error ??= { code: 6001, message: 'The upload cannot be read' }))
  looks.set(video, look)
  state.changed()
}

/** GET, POST and DELETE /{video} */
export async function onVideo(
  state: State,
  speaker: Speaker,
  page: Page,
  video: Video,
  { method, params }: Incoming,
  base: string
): Promise<Answer> {
  if (method === 'DELETE') {
    needPublishing(speaker, page)
    delete state.data.videos[video.id]
    state.mustKeep()
    return json({ success: true })
  }
  if (method !== 'GET') throw missing(video.id)
  needScope(speaker.token, 'pages_read_engagement')
  await Promise.race([
    looks.get(video),
    new Promise((done) => setTimeout(done, PATIENCE_MS).unref()),
  ])
  return json(pick(videoFacts(state, video, base), parseFields(params.fields ?? 'id,description')))
}

/** POST /{video}/thumbnails */
export async function setCover(
  state: State,
  speaker: Speaker,
  page: Page,
  video: Video,
  { params, files }: Incoming
): Promise<Answer> {
  needPublishing(speaker, page)
  const { picture } = await probe(files.source ?? Buffer.alloc(0))
  if (!picture) throw graphError(324, undefined, 'Missing or invalid image')
  if (params.is_preferred === 'true') video.cover = state.keepPicture(picture, 'image/jpeg')
  state.changed()
  return json({ success: true })
}

/** GET /{page}/videos and /{page}/video_reels */
export function listVideos(
  state: State,
  speaker: Speaker,
  page: Page,
  incoming: Incoming,
  kind: Video['kind'],
  base: string
): Answer {
  needScope(speaker.token, 'pages_read_engagement')
  const fields = parseFields(incoming.params.fields ?? 'id,updated_time,description')
  const items = Object.values(state.data.videos)
    .filter((video) => video.page === page.id && video.kind === kind && video.finishedAt)
    .filter(({ finishedAt }) => isShown(state, finishedAt!))
    .sort((a, b) => b.finishedAt! - a.finishedAt!)
    .map((video) => pick(videoFacts(state, video, base), fields))
  return json(collection(items, incoming.params, `https://${incoming.host}${incoming.path}`))
}

export function videoUrl({ id, page, kind, post }: Video, base: string): string {
  const site = `${base}/www.facebook.com`
  if (kind === 'reel') return `${site}/reel/${id}`
  return kind === 'story' ? `${site}/stories/${page}/${post}` : `${site}/${page}/videos/${id}`
}

function videoFacts(state: State, video: Video, base: string): Record<string, unknown> {
  const { id, finishedAt = 0, title, description, uploadedAt, createdAt } = video
  const isPublic = finishedAt > 0 && isShown(state, finishedAt)
  const hasAddress = isPublic && state.now() - finishedAt >= state.config.permalinkLagSeconds * 1000
  return {
    id,
    title,
    description,
    created_time: graphTime(finishedAt || createdAt),
    updated_time: graphTime(uploadedAt ?? createdAt),
    published: isPublic,
    ...(hasAddress && { permalink_url: videoUrl(video, base) }),
    ...(isPublic && { post_id: postIdOf(video) }),
    status: statusOf(state, video),
    ...(isPublic && { comments: videoPostFacts(state, video, base).comments }),
  }
}

const postIdOf = ({ kind, page, post }: Video) => (kind === 'story' ? post : `${page}_${post}`)

/** The spelling of `bytes_transfered` is the platform's own. */
function statusOf(state: State, video: Video) {
  const { uploadedAt, finishedAt, received, size, error, probed, stuck } = video
  const isReady =
    uploadedAt !== undefined &&
    probed &&
    !stuck &&
    state.now() >= uploadedAt + state.config.videoSeconds * 1000
  const hasFailed = uploadedAt !== undefined && error !== undefined
  const isOut = finishedAt !== undefined && isShown(state, finishedAt)
  const overall = hasFailed
    ? 'error'
    : isReady
      ? 'ready'
      : uploadedAt === undefined
        ? 'uploading'
        : 'processing'
  return {
    video_status: overall,
    uploading_phase: {
      status: uploadedAt === undefined ? 'in_progress' : 'complete',
      bytes_transfered: received,
      source_file_size: size,
    },
    processing_phase: {
      status: hasFailed
        ? 'error'
        : isReady
          ? 'complete'
          : uploadedAt === undefined
            ? 'not_started'
            : 'in_progress',
      ...(hasFailed && { error }),
    },
    publishing_phase: {
      status: isOut ? (isReady ? 'complete' : 'in_progress') : 'not_started',
      publish_status: isOut ? 'published' : 'draft',
      publish_time: isOut ? Math.floor(finishedAt / 1000) : 0,
    },
    copyright_check_status: { status: isReady ? 'complete' : 'not_started' },
  }
}
