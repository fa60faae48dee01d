import {
  AdapterFault,
  CLOCK,
  countText,
  formatIssues,
  type Advance,
  type Call,
  type Checkpoint,
  type Draft,
  type Format,
  type HttpResponse,
  type Issue,
  type Json,
  type MediaReader,
  type PluginClock,
  type PreviewModel,
  type Publisher,
  type RemotePost,
  type Verdict,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { bearer, MastodonApi, SERVER, type JsonObject } from './api.ts'
import manifest from './package.json' with { type: 'json' }
import { MastodonUpload } from './upload.ts'

const FORMATS = manifest.caidence.adapters[0].formats as Format[]
const MAX_TEXT = 500
/** Every link counts as many characters, however long it is. */
const LINK_CHARACTERS = 23
const LINK = /https?:\/\/\S+/g
/** `@name@server` counts without the server. */
const MENTION = /(@[A-Za-z0-9_]+)@[A-Za-z0-9.-]+[A-Za-z0-9]/g

/** Pauses between looks at a file that is being processed; the last one repeats. */
const POLL_SECONDS = [1, 2, 3, 5, 10, 20]
/** A hundred megabytes of video take minutes on a busy server, never an hour. */
const MAX_POLLS = 120
/**
 * The server remembers an idempotency key for an hour, and answers a repetition with the post it already made. We use
 * fifty minutes of it, so that clocks may differ.
 */
const KEY_MINUTES = 50
const NEWEST = 40
/** The server's clock and ours are not the same. */
const CLOCK_SKEW_MS = 60_000

/** Checked before anything is done; after all others the post may be there. */
const REFUSALS = ['E_TOKEN_REVOKED', 'E_SCOPE_MISSING', 'E_ACCOUNT_BLOCKED', 'E_RATE_LIMITED']

interface Progress {
  /** Ids of the files the server has processed. */
  media: string[]
  /** The file it is still working on. */
  pending?: string
  polls?: number
  /** When the post was about to be made for the first time. */
  since?: string
}

@injectable()
export class MastodonPublisher implements Publisher {
  constructor(
    @inject(MastodonApi) private api: MastodonApi,
    @inject(MastodonUpload) private uploads: MastodonUpload,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  check(draft: Draft): Issue[] {
    const format = FORMATS.find(({ id }) => id === draft.format)
    if (!format) return [{ level: 'error', path: 'format', rule: 'format.unknown' }]
    // The number in the manifest is for a plain text; the server counts links, mentions and the warning its own way.
    const issues = formatIssues(format, draft).filter(({ rule }) => rule !== 'text.max')
    const actual = lengthOf(draft)
    if (actual > MAX_TEXT)
      issues.push({
        level: 'error',
        path: 'text',
        rule: 'text.max',
        params: { limit: MAX_TEXT, actual },
      })
    if (draft.text.trim() === '' && draft.media.length === 0)
      issues.push({ level: 'error', path: 'text', rule: 'text.required' })
    return issues
  }

  preview({ text, media, options }: Draft): PreviewModel {
    const { contentWarning } = options
    return {
      layout: 'post',
      ratio: 16 / 9,
      text: {
        shown: contentWarning ? String(contentWarning) : text,
        folded: Boolean(contentWarning),
      },
      media: media.map(({ id, width, height }) => ({
        id,
        ratio: width && height ? width / height : 16 / 9,
      })),
    }
  }

  plan(): Checkpoint {
    return { step: 'prepare', effect: 'repeatable', data: { media: [] } }
  }

  async advance(at: Checkpoint, draft: Draft, media: MediaReader, call: Call): Promise<Advance> {
    const progress = at.data as unknown as Progress
    if (at.step === 'post') return this.post(progress, draft, call)
    if (progress.pending) return this.poll(progress, call)
    const file = draft.media[progress.media.length]
    if (file) return this.upload(progress, file, draft, media, call)
    // The last look before the write: does the access still hold?
    await this.api.read('/api/v1/accounts/verify_credentials', call)
    const since = this.clock.now().toISOString()
    return {
      state: 'next',
      checkpoint: { step: 'post', effect: 'once', data: { media: progress.media, since } },
      progress: 0.9,
    }
  }

  /**
   * The look comes first. If it finds nothing, the same request is still safe for as long as the server remembers its
   * key: it makes the post, or answers with the one that is there. After that, finding nothing is no proof.
   */
  async reconcile(at: Checkpoint, draft: Draft, call: Call): Promise<Verdict> {
    if (at.step !== 'post') return { state: 'next', checkpoint: at }
    const { since = '' } = at.data as unknown as Progress
    const account = encodeURIComponent(call.connection.account.remoteId)
    const newest = await this.api.list(`/api/v1/accounts/${account}/statuses?limit=${NEWEST}`, call)
    const found = newest.find(
      (status) =>
        Date.parse(String(status.created_at)) >= Date.parse(since) - CLOCK_SKEW_MS &&
        saysTheSame(status, draft)
    )
    const post = found && postIn(found)
    if (post) return { state: 'done', post }
    const minutes = (this.clock.now().getTime() - Date.parse(since)) / 60_000
    return minutes < KEY_MINUTES
      ? { state: 'next', checkpoint: at }
      : { state: 'unsure', evidence: { looked: newest.length } }
  }

  async retract({ remoteId }: RemotePost, call: Call): Promise<void> {
    await this.api.repeatable({
      method: 'DELETE',
      url: `${SERVER}/api/v1/statuses/${encodeURIComponent(remoteId)}`,
      headers: bearer(call),
      signal: call.signal,
    })
  }

  private async upload(
    progress: Progress,
    file: Draft['media'][number],
    draft: Draft,
    media: MediaReader,
    call: Call
  ): Promise<Advance> {
    const { id, isReady } = await this.uploads.send(file, media, call)
    const share = ((progress.media.length + 1) / draft.media.length) * 0.8
    return isReady
      ? { state: 'next', checkpoint: prepare({ media: [...progress.media, id] }), progress: share }
      : later({ ...progress, pending: id, polls: 0 })
  }

  private async poll(progress: Progress, call: Call): Promise<Advance> {
    const { media, pending = '', polls = 0 } = progress
    if (await this.uploads.isReady(pending, call))
      return { state: 'next', checkpoint: prepare({ media: [...media, pending] }) }
    if (polls >= MAX_POLLS)
      throw new AdapterFault('E_MEDIA_REJECTED', { field: 'media', remoteCode: 'never-processed' })
    return later({ media, pending, polls: polls + 1 })
  }

  private async post(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    const { visibility = 'public', contentWarning, sensitive, language } = draft.options
    const response = await this.api.once(
      '/api/v1/statuses',
      {
        status: draft.text,
        media_ids: progress.media,
        visibility,
        ...(contentWarning && { spoiler_text: contentWarning }),
        ...(sensitive === true && { sensitive: true }),
        ...(language && { language }),
      },
      call
    )
    const fault = this.api.faultIn(response)
    const post = fault ? null : postIn(response.json as JsonObject)
    if (post) return { state: 'done', post }
    throw fault && isRefusal(fault, response)
      ? fault
      : new AdapterFault('E_OUTCOME_UNKNOWN', { status: response.status })
  }
}

const prepare = (data: Progress): Checkpoint => ({
  step: 'prepare',
  effect: 'repeatable',
  data: data as unknown as Json,
})

function later(progress: Progress): Advance {
  const seconds = POLL_SECONDS[progress.polls ?? 0] ?? POLL_SECONDS.at(-1)!
  return { state: 'wait', checkpoint: prepare(progress), seconds, reason: 'processing' }
}

function lengthOf({ text, options }: Draft): number {
  const warning = typeof options.contentWarning === 'string' ? options.contentWarning : ''
  const counted = text.replaceAll(LINK, 'x'.repeat(LINK_CHARACTERS)).replaceAll(MENTION, '$1')
  return countText(counted + warning, 'graphemes')
}

/** A 422 in the server's own JSON is its validation, which comes before the post; in other shapes it proves nothing. */
function isRefusal({ code }: AdapterFault, { status, json }: HttpResponse): boolean {
  if (REFUSALS.includes(code)) return true
  const said = (json as { error?: unknown } | undefined)?.error
  return status === 422 && typeof said === 'string' && said.startsWith('Validation failed')
}

function postIn({ id, url, created_at: at }: JsonObject): RemotePost | null {
  if (typeof id !== 'string' || !id) return null
  const published = new Date(String(at))
  const publishedAt = Number.isNaN(published.getTime()) ? new Date() : published
  return {
    remoteId: id,
    ...(typeof url === 'string' && { url }),
    publishedAt: publishedAt.toISOString(),
  }
}

/** The server answers HTML; two texts are the same when their letters and digits are. */
function saysTheSame({ content, media_attachments: media }: JsonObject, draft: Draft): boolean {
  const plain = String(content)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&[a-z#0-9]+;/g, ' ')
  const letters = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '')
  const count = Array.isArray(media) ? media.length : 0
  return letters(plain) === letters(draft.text) && count === draft.media.length
}
