import {
  AdapterFault,
  CLOCK,
  formatIssues,
  type Advance,
  type Call,
  type Checkpoint,
  type Draft,
  type Format,
  type Issue,
  type Json,
  type MediaReader,
  type PluginClock,
  type PreviewModel,
  type Publisher,
  type Verdict,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { AcmeApi, API, bearer, faultIn, listOf, textOf } from './api.ts'
import manifest from './package.json' with { type: 'json' }

const FORMATS = manifest.caidence.adapters[0].formats as Format[]
/** What one request carries: a file is never in memory as a whole. */
const CHUNK_BYTES = 1024 * 1024
/** Characters a reader sees before "more". */
const FOLD = 280
/** Refusals before anything happens: the token, the permission or the limit is checked first. */
const CERTAIN = ['E_TOKEN_EXPIRED', 'E_TOKEN_REVOKED', 'E_SCOPE_MISSING', 'E_RATE_LIMITED']
/** The platform's own words for content it will not take. A 400 in other words proves nothing. */
const REFUSALS = ['text_too_long', 'too_many_media', 'media_incomplete', 'unknown_topic']

/** How far a delivery is. JSON, at most 4 KiB, no secrets and no texts. */
interface Progress {
  /** Remote ids of the pictures that are already there. */
  media: string[]
  /** The picture that is on its way, and how much of it has arrived. */
  upload?: { id: string; sent: number }
}

/** Two kinds of steps: `upload` may be repeated as often as needed, `post` must happen once. */
@injectable()
export class AcmePublisher implements Publisher {
  constructor(
    @inject(AcmeApi) private api: AcmeApi,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  check(draft: Draft): Issue[] {
    const format = FORMATS.find(({ id }) => id === draft.format)
    return format
      ? formatIssues(format, draft)
      : [{ level: 'error', path: 'format', rule: 'format.unknown' }]
  }

  preview({ text, media }: Draft): PreviewModel {
    const characters = [...text]
    return {
      layout: 'post',
      ratio: 1,
      text: { shown: characters.slice(0, FOLD).join(''), folded: characters.length > FOLD },
      media: media.map(({ id, width, height }) => ({
        id,
        ratio: width && height ? width / height : 1,
      })),
    }
  }

  plan(): Checkpoint {
    return upload({ media: [] })
  }

  advance(at: Checkpoint, draft: Draft, media: MediaReader, call: Call): Promise<Advance> {
    const progress = at.data as unknown as Progress
    return at.step === 'post'
      ? this.post(progress, draft, call)
      : this.upload(progress, draft, media, call)
  }

  /** Every post carries the delivery's own reference, so a look at the newest ones is certain. */
  async reconcile(at: Checkpoint, _draft: Draft, call: Call): Promise<Verdict> {
    if (at.step !== 'post') return { state: 'next', checkpoint: at }
    const { posts } = await this.api.read('/v1/posts?limit=50', call)
    const found = listOf(posts).find(({ reference }) => reference === call.operation)
    return found ? this.done(found) : { state: 'absent' }
  }

  private async upload(
    progress: Progress,
    draft: Draft,
    media: MediaReader,
    call: Call
  ): Promise<Advance> {
    const file = draft.media[progress.media.length]
    if (!file) {
      // Nothing to upload: the first step asks whether the account still answers, before anything becomes public.
      await this.api.read('/v1/me', call)
      return { state: 'next', checkpoint: post(progress) }
    }
    const { upload: open } = progress
    if (!open) {
      const { type, bytes, altText = '' } = file
      const opened = await this.api.repeatable({
        method: 'POST',
        url: `${API}/v1/media`,
        headers: bearer(call),
        json: { type, bytes, alt: altText },
        signal: call.signal,
      })
      return moved({ ...progress, upload: { id: textOf(opened.id), sent: 0 } }, draft)
    }
    const to = Math.min(open.sent + CHUNK_BYTES, file.bytes)
    await this.api.repeatable({
      method: 'PUT',
      url: `${API}/v1/media/${open.id}?offset=${open.sent}`,
      headers: { ...bearer(call), 'content-type': 'application/octet-stream' },
      body: await media.range(file.id, open.sent, to),
      signal: call.signal,
    })
    return to < file.bytes
      ? moved({ ...progress, upload: { ...open, sent: to } }, draft)
      : moved({ media: [...progress.media, open.id] }, draft)
  }

  private async post(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    const { topic } = draft.options
    const response = await this.api.once(
      '/v1/posts',
      {
        text: draft.text,
        media: progress.media,
        reference: call.operation,
        ...(topic && { topic }),
      },
      call
    )
    const fault = faultIn(response)
    if (!fault) return this.done(response.json as Record<string, Json>, 'E_OUTCOME_UNKNOWN')
    // Whatever is not a plain refusal may have been carried out: only a look can tell.
    throw isCertain(fault)
      ? fault
      : new AdapterFault('E_OUTCOME_UNKNOWN', { status: response.status })
  }

  private done(
    post: Record<string, Json>,
    otherwise: 'E_OUTCOME_UNKNOWN' | 'E_REMOTE_DOWN' = 'E_REMOTE_DOWN'
  ) {
    if (typeof post.id !== 'string')
      throw new AdapterFault(otherwise, { remoteCode: 'incomplete-answer' })
    const at =
      typeof post.published_at === 'string' ? new Date(post.published_at) : this.clock.now()
    const publishedAt = Number.isNaN(at.getTime()) ? this.clock.now() : at
    return {
      state: 'done' as const,
      post: {
        remoteId: post.id,
        ...(typeof post.url === 'string' && { url: post.url }),
        publishedAt: publishedAt.toISOString(),
      },
    }
  }
}

const isCertain = ({ code, facts }: AdapterFault) =>
  CERTAIN.includes(code) || REFUSALS.includes(facts.remoteCode ?? '')

/** `effect` describes the step that comes next. */
const upload = (progress: Progress): Checkpoint => ({
  step: 'upload',
  effect: 'repeatable',
  data: progress as unknown as Json,
})
const post = ({ media }: Progress): Checkpoint => ({
  step: 'post',
  effect: 'once',
  data: { media },
})

function moved(progress: Progress, draft: Draft): Advance {
  const isUploaded = progress.media.length === draft.media.length
  return {
    state: 'next',
    checkpoint: isUploaded ? post(progress) : upload(progress),
    progress: (progress.media.length / draft.media.length) * 0.9,
  }
}
