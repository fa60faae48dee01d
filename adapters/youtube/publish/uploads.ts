import {
  AdapterFault,
  type Call,
  type Draft,
  type HttpResponse,
  type MediaReader,
  type MediaRef,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { bodyIn, Google, HOST, speaking, withQuery } from '../google.ts'
import { incomplete, textOf } from '../json.ts'
import { hiddenVideo, isOn } from './metadata.ts'
import { Sessions } from './session.ts'

/*
 * https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol, read 2026-09-19.
 */

/** Chunks have to be multiples of this. */
const GRAIN = 256 * 1024
/** What is in memory of a file at any time: few steps for a large file, seconds of sending on a slow line. */
export const CHUNK_BYTES = 64 * GRAIN
/** Half a megabit per second still gets a chunk through. */
const CHUNK_TIMEOUT_MS = 300_000
/** A thumbnail is at most 2 MiB. */
const THUMBNAIL_TIMEOUT_MS = 60_000

/** How a session stands. `gone`: expired or unknown, which says nothing about whether it had become a video. */
export type Standing =
  { state: 'open'; from: number } | { state: 'done'; video: string } | { state: 'gone' }

/** Bytes into a channel. What arrived is always the platform's word, never our own count. */
@injectable()
export class Uploads {
  constructor(
    @inject(Google) private google: Google,
    @inject(Sessions) private sessions: Sessions
  ) {}

  /** A session nobody sends to ends by itself after some days. */
  async open(draft: Draft, file: MediaRef, marker: string, call: Call): Promise<string> {
    const notify = draft.options.notifySubscribers
    const { headers, signal } = speaking(call)
    const response = await this.google.raw({
      method: 'POST',
      url: withQuery(`${HOST}/upload/youtube/v3/videos`, {
        uploadType: 'resumable',
        part: 'snippet,status',
        notifySubscribers: String(notify === undefined || isOn(notify)),
      }),
      headers: {
        ...headers,
        'content-type': 'application/json; charset=UTF-8',
        'x-upload-content-length': String(file.bytes),
        'x-upload-content-type': file.type,
      },
      json: hiddenVideo(draft, marker),
      signal,
    })
    const sealed =
      response.status === 200 && this.sessions.seal(response.headers.location ?? '', marker)
    if (sealed) return sealed
    throw response.status === 200 ? incomplete(response.status) : this.google.faultOf(response)
  }

  /** Asks without sending. */
  async standing(session: URL, { bytes }: MediaRef, call: Call): Promise<Standing> {
    const { headers, signal } = speaking(call)
    const response = await this.google.raw({
      method: 'PUT',
      url: session,
      headers: { ...headers, 'content-range': `bytes */${bytes}` },
      signal,
    })
    return this.read(response, bytes)
  }

  /** One chunk, or what is left of the file. */
  async send(
    session: URL,
    from: number,
    file: MediaRef,
    media: MediaReader,
    call: Call
  ): Promise<Standing> {
    const to = Math.min(from + CHUNK_BYTES, file.bytes)
    const { headers, signal } = speaking(call)
    const response = await this.google.raw({
      method: 'PUT',
      url: session,
      headers: {
        ...headers,
        'content-type': file.type,
        'content-range': `bytes ${from}-${to - 1}/${file.bytes}`,
      },
      body: await media.range(file.id, from, to),
      signal,
      timeoutMs: CHUNK_TIMEOUT_MS,
    })
    return this.read(response, file.bytes)
  }

  /** Sending the same picture again changes nothing. */
  async thumbnail(video: string, file: MediaRef, media: MediaReader, call: Call): Promise<void> {
    const { headers, signal } = speaking(call)
    const response = await this.google.raw({
      method: 'POST',
      url: withQuery(`${HOST}/upload/youtube/v3/thumbnails/set`, {
        videoId: video,
        uploadType: 'media',
      }),
      headers: { ...headers, 'content-type': file.type },
      body: await media.range(file.id, 0, file.bytes),
      signal,
      timeoutMs: THUMBNAIL_TIMEOUT_MS,
    })
    this.google.bodyOf(response)
  }

  private read(response: HttpResponse, total: number): Standing {
    if (response.status === 308) return { state: 'open', from: storedIn(response, total) }
    if (response.status === 404 || response.status === 410) return { state: 'gone' }
    const body = bodyIn(response)
    const video = body && textOf(body.id)
    if (video) return { state: 'done', video }
    const isSuccess = response.status >= 200 && response.status < 300
    const fault = this.google.faultOf(response)
    // Without the id, the same question is asked again; the session answers it as long as it lives. So it is where a
    // chunk was refused without a documented reason: another worker may have sent it meanwhile.
    const isVague = fault.code === 'E_CONTENT_INVALID' && fault.facts.field === undefined
    throw isSuccess || isVague ? incomplete(response.status) : fault
  }
}

/** Without a `Range` nothing was stored. */
function storedIn({ headers }: HttpResponse, total: number): number {
  if (headers.range === undefined) return 0
  const end = headers.range.match(/^(?:bytes=)?0-(\d+)$/)?.[1]
  const from = end === undefined ? Number.NaN : Number(end) + 1
  if (!Number.isSafeInteger(from) || from > total)
    throw new AdapterFault('E_REMOTE_DOWN', { status: 308, remoteCode: 'incomplete-answer' })
  return from
}
