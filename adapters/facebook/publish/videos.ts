import { AdapterFault, type Call, type Draft, type MediaReader } from '@caidence/sdk'
import {
  Graph,
  idOf,
  numberOf,
  objectOf,
  requireText,
  textOf,
  type JsonObject,
} from '@caidence/meta-graph'
import { inject, injectable } from 'tsyringe'
import { videoEdge, videoOf } from './formats.ts'
import { pageOf, speakerOf } from './speaker.ts'
import type { Progress } from './steps.ts'

/** One request's worth of a large file; the platform may ask for less. */
export const CHUNK_BYTES = 8 * 1024 * 1024
/** The platform fetches at once, and again when it transcodes. */
const VIDEO_URL_SECONDS = 24 * 60 * 60
const STATUS_FIELDS = 'id,status,published,permalink_url,post_id,created_time'

export interface VideoState {
  /** `lost`: the platform does not know it, or has given it up. */
  upload: 'waiting' | 'complete' | 'failed' | 'lost'
  processing: 'waiting' | 'complete' | 'failed'
  published: 'no' | 'under-way' | 'yes' | 'unknown'
  received: number | null
  fault: AdapterFault | null
  facts: JsonObject
}

/**
 * A video is sent first and published by a call of its own, under the same id: feed videos in chunks, reels and
 * stories by an address the platform fetches.
 * https://developers.facebook.com/docs/graph-api/reference/page/videos,
 * https://developers.facebook.com/docs/video-api/guides/reels-publishing
 */
@injectable()
export class Videos {
  constructor(@inject(Graph) private graph: Graph) {}

  async open(draft: Draft, call: Call): Promise<Partial<Progress>> {
    const edge = videoEdge(draft)
    const form: Record<string, string> = { upload_phase: 'start' }
    if (edge === 'videos') form.file_size = String(videoOf(draft).bytes)
    const answer = await this.graph.write(`${pageOf(call)}/${edge}`, form, speakerOf(call))
    const video = idOf(answer.video_id) ?? requireText(answer.video_id)
    if (edge !== 'videos') return { video, uploadUrl: requireText(answer.upload_url) }
    const session = idOf(answer.upload_session_id) ?? requireText(answer.upload_session_id)
    return { video, session, ...windowIn(answer) }
  }

  /** Sends what the platform asked for next, and answers what it asks for then. */
  async send(progress: Progress, draft: Draft, media: MediaReader, call: Call) {
    const { session, from } = progress
    const to = Math.min(progress.to, from + CHUNK_BYTES)
    const bytes = await media.range(videoOf(draft).id, from, to)
    const form = { upload_phase: 'transfer', upload_session_id: session!, start_offset: String(from) }
    const chunk = { field: 'video_file_chunk', name: 'chunk', type: 'application/octet-stream', bytes }
    return windowIn(await this.graph.upload(`${pageOf(call)}/videos`, form, chunk, speakerOf(call)))
  }

  /** The platform, not our checkpoint, is the authority on how many bytes arrived. */
  async confirmed(progress: Progress, draft: Draft, call: Call) {
    const { received } = await this.state(progress.video!, call)
    if (received === null) return null
    return { from: received, to: Math.min(videoOf(draft).bytes, received + CHUNK_BYTES) }
  }

  async handOver(progress: Progress, draft: Draft, media: MediaReader, call: Call): Promise<void> {
    const url = await media.publicUrl(videoOf(draft).id, VIDEO_URL_SECONDS)
    await this.graph.handOver(progress.uploadUrl!, url, speakerOf(call))
  }

  /** The form of the call that makes the video public. */
  finishForm(progress: Progress, draft: Draft): Record<string, string> {
    const edge = videoEdge(draft)
    const form: Record<string, string> = { upload_phase: 'finish' }
    if (edge === 'videos') {
      form.upload_session_id = progress.session!
      form.published = 'true'
    } else {
      form.video_id = progress.video!
    }
    if (edge === 'video_stories') return form

    if (edge === 'video_reels') form.video_state = 'PUBLISHED'
    if (draft.text) form.description = draft.text
    const title = textOf(draft.options.title)
    if (title) form.title = title
    const place = textOf(draft.options.place)
    if (place && edge === 'video_reels') form.place = place
    return form
  }

  async state(video: string, call: Call): Promise<VideoState> {
    try {
      return readState(await this.graph.look(video, { fields: STATUS_FIELDS }, speakerOf(call)))
    } catch (error) {
      if (AdapterFault.is(error) && error.code === 'E_REMOTE_GONE') return LOST
      throw error
    }
  }

  async setCover(video: string, type: string, bytes: Uint8Array, call: Call): Promise<void> {
    const picture = { field: 'source', name: 'cover', type, bytes }
    const form = { is_preferred: 'true' }
    await this.graph.upload(`${video}/thumbnails`, form, picture, speakerOf(call))
  }
}

const LOST: VideoState = {
  upload: 'lost',
  processing: 'waiting',
  published: 'no',
  received: null,
  fault: null,
  facts: {},
}

function windowIn(answer: JsonObject): { from: number; to: number } {
  const [from, to] = [numberOf(answer.start_offset), numberOf(answer.end_offset)]
  if (from === undefined || to === undefined)
    throw new AdapterFault('E_REMOTE_DOWN', { remoteCode: 'incomplete-answer' })
  return { from, to }
}

/** Both spellings of "complete" are served, and a phase may fail while the whole still says "processing". */
function readState(facts: JsonObject): VideoState {
  const status = objectOf(facts.status)
  const whole = textOf(status.video_status)
  const uploading = objectOf(status.uploading_phase)
  const processing = objectOf(status.processing_phase)
  const publishing = objectOf(status.publishing_phase)
  const failed = [uploading, processing].find((phase) => phase.status === 'error')
  const isReady = whole === 'ready' || isComplete(processing)
  return {
    upload:
      whole === 'expired'
        ? 'lost'
        : whole === 'upload_failed' || failed === uploading
          ? 'failed'
          : isComplete(uploading) || isReady || whole === 'upload_complete'
            ? 'complete'
            : 'waiting',
    processing: whole === 'error' || failed ? 'failed' : isReady ? 'complete' : 'waiting',
    published: publishedIn(facts, publishing),
    received: numberOf(uploading.bytes_transfered) ?? null,
    fault: failed || whole === 'error' ? phaseFault(failed ?? processing) : null,
    facts,
  }
}

function publishedIn(facts: JsonObject, publishing: JsonObject): VideoState['published'] {
  if (isComplete(publishing) || publishing.publish_status === 'published') return 'yes'
  if (publishing.status === 'in_progress') return 'under-way'
  if (publishing.status === 'not_started' || publishing.publish_status === 'draft') return 'no'
  return typeof facts.published === 'boolean' ? (facts.published ? 'yes' : 'no') : 'unknown'
}

const isComplete = ({ status }: JsonObject) => status === 'complete' || status === 'completed'

/** A phase tells its trouble as `error` or as the first of `errors`; only its code is looked at. */
function phaseFault(phase: JsonObject): AdapterFault {
  const first = Array.isArray(phase.errors) ? objectOf(phase.errors[0]) : objectOf(phase.error)
  const code = numberOf(first.code)
  return new AdapterFault('E_MEDIA_REJECTED', {
    field: 'media.0',
    ...(code !== undefined && { remoteCode: String(code) }),
  })
}
