import {
  AdapterFault,
  type Advance,
  type Call,
  type Draft,
  type HttpResponse,
  type Json,
  type RemotePost,
  type Verdict,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { errorOf, faultOf } from '../faults.ts'
import { Graph } from '../graph.ts'
import { idOf, objectOf, parseLossless } from '../json.ts'
import { Containers } from './containers.ts'
import { Published } from './published.ts'
import { speakerOf } from './speaker.ts'
import { next, wait, type Progress } from './steps.ts'

/** Sends of one container before it is given up as certainly unpublished. Counts waits for throttles as well. */
const MAX_SENDS = 6
/** Public lists lag behind by seconds; after this many looks a person is quicker. */
const MAX_LOOKS = 8
const LOOK_SECONDS = 5
/** A permalink may come later than the id. */
const PERMALINK_LOOKS = 5
const PERMALINK_SECONDS = 3
/** Looks for a post whose container the platform no longer knows. */
const MAX_BLIND_LOOKS = 3

/**
 * Refusals the platform gives before it does anything: the token, the permission, the account or the limit is
 * checked first. Everything else in the 4xx range has been seen on requests that went through.
 */
const REFUSALS = [
  'E_TOKEN_EXPIRED',
  'E_TOKEN_REVOKED',
  'E_SCOPE_MISSING',
  'E_ACCOUNT_BLOCKED',
  'E_APP_MISCONFIGURED',
  'E_QUOTA_EXHAUSTED',
  'E_RATE_LIMITED',
]
/** Core looks again after waiting for these, so looking now would only spend another request. */
const WAITING = ['E_QUOTA_EXHAUSTED', 'E_RATE_LIMITED']
/** "Not ready" is also the likely answer for a container that is published already. */
const NOT_READY = '9007'

/** The one write that must happen once, and every way to learn what became of it. */
@injectable()
export class Release {
  constructor(
    @inject(Graph) private graph: Graph,
    @inject(Containers) private containers: Containers,
    @inject(Published) private published: Published
  ) {}

  async publish(progress: Progress, call: Call): Promise<Advance> {
    const path = `${call.connection.account.remoteId}/media_publish`
    const response = await this.graph.send(
      path,
      { creation_id: progress.container! },
      speakerOf(call)
    )
    const media = acceptedId(response)
    if (media) return next('confirm', { ...progress, media, looks: 0 }, 0.95)

    const refusal = refusalIn(response)
    if (!refusal) throw unknown(response)
    if (WAITING.includes(refusal.code)) throw refusal
    return this.checkRefusal(refusal, response, progress, call)
  }

  /** A refusal ends the delivery, so the container is asked once whether it really holds. */
  private async checkRefusal(
    refusal: AdapterFault,
    response: HttpResponse,
    progress: Progress,
    call: Call
  ): Promise<Advance> {
    const state = await this.containers.state(progress.container!, call).then(
      (answer) => answer.state,
      (error) => {
        call.signal.throwIfAborted()
        // The same refusal again, for a mere look: the platform checks it before it does anything.
        if (AdapterFault.is(error) && error.code === refusal.code) return 'REFUSED' as const
        throw unknown(response)
      }
    )
    if (state === 'PUBLISHED') return next('find', { ...progress, looks: 0 }, 0.95)
    if (state === 'FINISHED' || state === 'REFUSED') throw refusal
    throw unknown(response)
  }

  /** Reads the post back; the id alone counts once the platform has had time to make the permalink. */
  async confirm(progress: Progress, call: Call): Promise<Advance> {
    const post = await this.published.read(progress.media!, call)
    if (post?.url) return { state: 'done', post }
    if (progress.looks < PERMALINK_LOOKS) {
      return wait(
        'confirm',
        { ...progress, looks: progress.looks + 1 },
        PERMALINK_SECONDS,
        'read-back'
      )
    }
    if (post) return { state: 'done', post }
    throw new AdapterFault('E_OUTCOME_UNKNOWN', { remoteCode: 'not-readable' })
  }

  /** The container says it is published; its post has to be in the account's list. */
  async find(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    const post = await this.published.find(draft, progress.before, call)
    if (post) return finish(post, progress)
    if (progress.looks >= MAX_LOOKS)
      throw new AdapterFault('E_OUTCOME_UNKNOWN', { remoteCode: 'not-listed' })
    return wait('find', { ...progress, looks: progress.looks + 1 }, LOOK_SECONDS, 'read-back')
  }

  /** What became of a send without a verdict. The container's own state is the truth; the list gives the id. */
  async settle(progress: Progress, draft: Draft, call: Call): Promise<Verdict> {
    let state
    try {
      state = (await this.containers.state(progress.container!, call)).state
    } catch (error) {
      if (!AdapterFault.is(error) || error.code !== 'E_REMOTE_GONE') throw error
      return this.settleBlind(progress, draft, call)
    }

    switch (state) {
      case 'PUBLISHED':
        return this.find({ ...progress, looks: 0 }, draft, call)
      case 'FINISHED':
        // Still publishable means not published, and a container publishes at most once: the same one may go again.
        if (progress.sends + 1 >= MAX_SENDS) return { state: 'absent' }
        return next('publish', { ...progress, sends: progress.sends + 1, looks: 0 })
      case 'ERROR':
      case 'EXPIRED':
        return { state: 'absent' }
      default:
        if (progress.looks >= MAX_LOOKS) return unsure(progress, { status: state })
        return wait(
          'publish',
          { ...progress, looks: progress.looks + 1 },
          LOOK_SECONDS,
          'processing'
        )
    }
  }

  /** At the end of `find` and `confirm`: one last look, then a person. */
  async lookOnce(progress: Progress, draft: Draft, call: Call): Promise<Verdict> {
    const post = progress.media
      ? await this.published.read(progress.media, call)
      : await this.published.find(draft, progress.before, call)
    if (post) return { state: 'done', post }
    if (progress.looks < MAX_LOOKS) {
      const step = progress.media ? 'confirm' : 'find'
      return wait(step, { ...progress, looks: progress.looks + 1 }, LOOK_SECONDS, 'read-back')
    }
    return unsure(progress, { status: 'PUBLISHED' })
  }

  /** The platform forgot the container: only the list can still tell, and its silence proves nothing. */
  private async settleBlind(progress: Progress, draft: Draft, call: Call): Promise<Verdict> {
    const post = await this.published.find(draft, progress.before, call)
    if (post) return finish(post, progress)
    if (progress.looks >= MAX_BLIND_LOOKS) return unsure(progress, { status: 'unknown-container' })
    return wait('publish', { ...progress, looks: progress.looks + 1 }, LOOK_SECONDS, 'read-back')
  }
}

function finish(post: RemotePost, progress: Progress): Advance {
  return post.url
    ? { state: 'done', post }
    : next('confirm', { ...progress, media: post.remoteId, looks: 0 }, 0.95)
}

function unsure(progress: Progress, facts: Record<string, Json>): Verdict {
  return {
    state: 'unsure',
    evidence: { container: progress.container, media: progress.media, ...facts },
  }
}

function acceptedId({ status, text }: HttpResponse): string | null {
  return status >= 200 && status < 300 ? idOf(objectOf(parseLossless(text)).id) : null
}

/** Only a refusal the platform worded itself, or the three plain statuses for access and rate, counts as one. */
function refusalIn(response: HttpResponse): AdapterFault | null {
  if (response.status < 400 || response.status >= 500) return null
  if (!errorOf(response) && ![401, 403, 429].includes(response.status)) return null
  const fault = faultOf(response)
  if (fault.facts.remoteCode?.startsWith(NOT_READY)) return null
  return REFUSALS.includes(fault.code) ? fault : null
}

function unknown(response: HttpResponse): AdapterFault {
  const { status, remoteCode, traceId } =
    response.status >= 400 ? faultOf(response).facts : { status: response.status }
  return new AdapterFault('E_OUTCOME_UNKNOWN', {
    status,
    ...(remoteCode && { remoteCode }),
    ...(traceId && { traceId }),
  })
}
