import {
  AdapterFault,
  CLOCK,
  SETTINGS,
  type Advance,
  type Call,
  type Draft,
  type HttpResponse,
  type Json,
  type PluginClock,
  type PluginSettings,
  type RemotePost,
  type Verdict,
} from '@caidence/sdk'
import { DateTime } from 'luxon'
import { inject, injectable } from 'tsyringe'
import { codesOf, errorOf } from '../api/faults.ts'
import { instantOf, textOf } from '../api/json.ts'
import { Rest, speakerOf } from '../api/rest.ts'
import { isPost, postIn } from '../api/urn.ts'
import { postBody } from './body.ts'
import { FirstComment } from './first_comment.ts'
import { Published } from './published.ts'
import { next, wait, type Progress, type Step } from './steps.ts'

/** Sends of one post before it is given up as certainly not published. */
const MAX_SENDS = 5
/** Pauses between looks. A Page's own list lags by seconds; all of it stays inside the window of `DUPLICATE_MINUTES`. */
const LOOK_SECONDS = [5, 5, 10, 20, 30, 60]
export const MAX_LOOKS = LOOK_SECONDS.length
/** Reading a post back by its id, for about five minutes. */
const READ_SECONDS = [2, 3, 5, 10, 20, 30, 60, 60, 120]
export const MAX_READS = READ_SECONDS.length
/**
 * For about ten minutes an identical post of one author is refused, and the refusal names the first one. Documented for
 * the older interface, seen on this one; two minutes are kept as a margin.
 */
const DUPLICATE_MINUTES = 8
/** A limit that refuses twice in a row was what refused the first time; only the pause before that is short. */
const THROTTLE_SECONDS = 60
/** Media that was reported ready and is not. */
const MEDIA_SECONDS = 10

/** Refusals the platform gives before it does anything. */
const REFUSALS = [
  'E_TOKEN_EXPIRED',
  'E_TOKEN_REVOKED',
  'E_SCOPE_MISSING',
  'E_ACCOUNT_BLOCKED',
  'E_APP_MISCONFIGURED',
]
const LIMITS = ['E_RATE_LIMITED', 'E_QUOTA_EXHAUSTED']
/** Refusals of the content by a code of the platform's own; a plain 400 without one has been seen on things that were done. */
const CONTENT_CODES = [
  'FIELD_LENGTH_TOO_LONG',
  'INVALID_VALUE_BLANK_FIELD',
  'INVALID_URN_TYPE',
  'INVALID_URN_ID',
  'INVALID_VALUE_FOR_FIELD',
  'MISSING_FIELD',
  'INVALID_IMAGE_ID',
  'INVALID_VIDEO_ID',
  'MEDIA_ASSET_PROCESSING_FAILED',
]

/** The one write that must happen once, and every way to learn what became of it. */
@injectable()
export class Release {
  constructor(
    @inject(Rest) private rest: Rest,
    @inject(SETTINGS) private settings: PluginSettings,
    @inject(CLOCK) private clock: PluginClock,
    @inject(Published) private published: Published,
    @inject(FirstComment) private comment: FirstComment
  ) {}

  async publish(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    const response = await this.rest.send(
      '/rest/posts',
      this.bodyOf(progress, draft, call),
      speakerOf(call)
    )
    const post = acceptedId(response)
    if (post) return this.accepted(post, progress)

    const error = errorOf(response)
    if (!error) {
      if (response.status === 401 || response.status === 429)
        return this.refused(this.rest.faultOf(response), progress, response)
      throw unknown(response)
    }
    const codes = codesOf(error)
    if (codes.includes('DUPLICATE_POST'))
      return this.duplicate(textOf(error.message) ?? '', progress, response)
    const fault = this.rest.faultOf(response)
    if (codes.includes('MEDIA_ASSET_WAITING_UPLOAD')) return this.tooEarly(fault, progress)
    if (REFUSALS.includes(fault.code) || LIMITS.includes(fault.code))
      return this.refused(fault, progress, response)
    if (CONTENT_CODES.some((code) => codes.includes(code))) {
      if (isInDoubt(progress)) throw unknown(response)
      return this.contentRefused(fault, progress, draft, call)
    }
    throw unknown(response)
  }

  /** What was sent and never answered. Only a Page's posts can be read; a profile's cannot by any app. */
  async settle(progress: Progress, draft: Draft, call: Call): Promise<Verdict> {
    if (!progress.readable) return this.settleUnread(progress)
    const post = await this.published.find(
      draft,
      progress,
      this.bodyOf(progress, draft, call),
      call
    )
    if (post) return this.finished(post, progress, draft)
    if (progress.looks < MAX_LOOKS)
      return wait(
        'publish',
        { ...progress, looks: progress.looks + 1 },
        LOOK_SECONDS[progress.looks],
        'read-back'
      )
    if (progress.sends + 1 >= MAX_SENDS) return { state: 'absent' }
    // Sent again unchanged: were it there after all, the platform would refuse it as a duplicate and name it.
    return next('publish', { ...progress, sends: progress.sends + 1, looks: 0 })
  }

  /** After a limit the same post may go again: soon at first, so that a duplicate of it would still be noticed. */
  afterThrottle = (progress: Progress): Advance => next('publish', progress)

  /** Reads the post back. Where that is not allowed, the id the platform gave is its word. */
  async confirm(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    let post: RemotePost | null = null
    try {
      post = await this.published.read(progress.post!, call)
    } catch (error) {
      if (!AdapterFault.is(error) || error.code !== 'E_SCOPE_MISSING') throw error
      if (progress.looks >= MAX_READS)
        return this.finished(this.published.unread(progress), progress, draft)
    }
    if (post) return this.finished(post, progress, draft)
    if (progress.looks < MAX_READS)
      return wait(
        'confirm',
        { ...progress, looks: progress.looks + 1 },
        READ_SECONDS[progress.looks],
        'read-back'
      )
    throw new AdapterFault('E_OUTCOME_UNKNOWN', { remoteCode: 'not-readable' })
  }

  /** At the end of `confirm`: one last look, then a person. */
  async lookOnce(progress: Progress, draft: Draft, call: Call): Promise<Verdict> {
    const post = await this.published.read(progress.post!, call)
    return post
      ? this.finished(post, progress, draft)
      : unsure(progress, { status: 'not-readable' })
  }

  /** What is live, and still wants its comment. */
  finished(post: RemotePost, progress: Progress, draft: Draft): Advance {
    if (!this.comment.isWanted(draft)) return { state: 'done', post }
    return next(
      'settle',
      { ...progress, post: post.remoteId, postedAt: post.publishedAt, looks: 1 },
      0.97
    )
  }

  private accepted(post: string, progress: Progress): Advance {
    const step: Step = progress.readable ? 'confirm' : 'settle'
    return next(step, { ...progress, post, postedAt: instantOf(this.clock.now()), looks: 0 }, 0.95)
  }

  /** Limits are counted before anything is done, but only a look, or the refusal of a duplicate, makes that certain. */
  private refused(fault: AdapterFault, progress: Progress, response: HttpResponse): Advance {
    const isLimit = LIMITS.includes(fault.code)
    if (!isLimit && isInDoubt(progress)) throw unknown(response)
    if (progress.readable || !isLimit) throw fault
    const seconds =
      progress.throttles === 0 ? THROTTLE_SECONDS : (fault.facts.retryAfter ?? THROTTLE_SECONDS)
    return wait(
      'throttled',
      { ...progress, throttles: progress.throttles + 1 },
      seconds,
      fault.code
    )
  }

  /** Media whose state could not be seen, or that was reported ready too soon. */
  private tooEarly(fault: AdapterFault, progress: Progress): Advance {
    if (progress.throttles + 1 >= MAX_SENDS)
      throw new AdapterFault('E_MEDIA_REJECTED', { ...fault.facts, field: 'media' })
    return wait(
      'throttled',
      { ...progress, throttles: progress.throttles + 1 },
      MEDIA_SECONDS,
      'processing'
    )
  }

  /** The first send cannot be a duplicate of itself; a later one most likely is. */
  private duplicate(message: string, progress: Progress, response: HttpResponse): Advance {
    const post = postIn(message)
    const isRepeated = progress.sends > 0 || progress.throttles > 0
    if (post && isRepeated && !progress.before.includes(post)) return this.accepted(post, progress)
    if (isRepeated && !post) throw unknown(response)
    throw this.rest.faultOf(response)
  }

  /** A refusal ends the delivery, so the Page is asked once whether it really holds. */
  private async contentRefused(
    fault: AdapterFault,
    progress: Progress,
    draft: Draft,
    call: Call
  ): Promise<Advance> {
    if (!progress.readable) throw fault
    const post = await this.published
      .find(draft, progress, this.bodyOf(progress, draft, call), call)
      .catch(() => {
        call.signal.throwIfAborted()
        throw new AdapterFault('E_OUTCOME_UNKNOWN', { remoteCode: fault.facts.remoteCode })
      })
    if (post) return this.finished(post, progress, draft)
    throw fault
  }

  private settleUnread(progress: Progress): Verdict {
    const sentAt = DateTime.fromISO(progress.readyAt ?? '')
    const isFresh =
      sentAt.isValid &&
      DateTime.fromJSDate(this.clock.now()) < sentAt.plus({ minutes: DUPLICATE_MINUTES })
    if (this.settings.get('resendDoubtful') === 'true' && isFresh && progress.sends + 1 < MAX_SENDS)
      return next('publish', { ...progress, sends: progress.sends + 1 })
    return unsure(progress, { status: 'profiles-cannot-be-read' })
  }

  private bodyOf(progress: Progress, draft: Draft, call: Call) {
    return postBody(draft, call.connection.account.remoteId, progress.assets)
  }
}

/** A refusal of the second send says nothing about the first, and nobody can look. */
const isInDoubt = ({ readable, sends, throttles }: Progress) =>
  !readable && (sends > 0 || throttles > 0)

function unsure({ assets, post, sends }: Progress, facts: Record<string, Json>): Verdict {
  return { state: 'unsure', evidence: { assets, post, sends: sends + 1, ...facts } }
}

/** The id is in a header only; without it nobody knows what was made. */
function acceptedId({ status, headers }: HttpResponse): string | null {
  const id = headers['x-restli-id'] ?? headers['x-linkedin-id'] ?? ''
  return status >= 200 && status < 300 && isPost(id) ? id : null
}

function unknown(response: HttpResponse): AdapterFault {
  const error = errorOf(response)
  const remoteCode = error ? codesOf(error).join('/') : ''
  return new AdapterFault('E_OUTCOME_UNKNOWN', {
    status: response.status,
    ...(remoteCode && { remoteCode }),
  })
}
