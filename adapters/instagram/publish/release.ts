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
import { errorOf, faultOf, Graph, idOf, objectOf, parseLossless } from '@caidence/meta-graph'
import { Containers, isUnanswered, type ContainerState } from './containers.ts'
import { Published } from './published.ts'
import { speakerOf } from './speaker.ts'
import { next, wait, type Progress, type Step } from './steps.ts'

/** Sends of one container before it is given up as certainly unpublished. Counts waits for throttles as well. */
const MAX_SENDS = 6
/** Pauses between looks. Lists lag behind by seconds, rarely by minutes; after a quarter of an hour a person is quicker. */
const LOOK_SECONDS = [5, 5, 5, 10, 15, 20, 30, 60, 60, 60, 120, 120, 180, 180]
export const MAX_LOOKS = LOOK_SECONDS.length
/** A permalink may come later than the id; it is waited for during five minutes. */
const PERMALINK_SECONDS = [3, 3, 4, 5, 5, 10, 20, 30, 60, 60, 100]
export const PERMALINK_LOOKS = PERMALINK_SECONDS.length
const LOOKS_BEFORE_LIST = 3
/** Looks for a post whose container the platform no longer knows. */
export const MAX_BLIND_LOOKS = 8

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
/** Refusals that say nothing against the post itself, so that reading it back may work a little later. */
const PASSING = ['E_SCOPE_MISSING', 'E_ACCOUNT_BLOCKED']

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
    // Core looks after the wait; looking now would only spend another request of those that are used up.
    if (refusal.code === 'E_RATE_LIMITED') throw refusal
    return this.checkRefusal(refusal, response, progress, call)
  }

  /** A refusal ends the delivery or holds it up for hours, so the container is asked once whether it really holds. */
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
  async confirm(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    const mayWait = progress.looks < PERMALINK_LOOKS
    const post = await this.published.read(progress.media!, call).catch((error) => {
      if (mayWait && AdapterFault.is(error) && PASSING.includes(error.code)) return null
      throw error
    })
    if (post?.url) return { state: 'done', post }
    const listed = post ?? (await this.listed(progress, draft, call))
    if (listed?.url) return { state: 'done', post: listed }
    if (mayWait) {
      return wait(
        'confirm',
        { ...progress, looks: progress.looks + 1 },
        PERMALINK_SECONDS[progress.looks],
        'read-back'
      )
    }
    if (listed) return { state: 'done', post: listed }
    throw new AdapterFault('E_OUTCOME_UNKNOWN', { remoteCode: 'not-readable' })
  }

  /** A post that is not served by its id may be served by the list; not asked at once, as both tend to lag alike. */
  private async listed(progress: Progress, draft: Draft, call: Call): Promise<RemotePost | null> {
    if (progress.looks < LOOKS_BEFORE_LIST) return null
    return this.published.listed(progress.media!, draft, call).catch((error) => {
      call.signal.throwIfAborted()
      if (AdapterFault.is(error) && error.remedy !== 'refresh') return null
      throw error
    })
  }

  /** The container says it is published; its post has to be in the account's list. */
  async find(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    const post = await this.published.find(draft, progress.before, call)
    if (post) return finish(post, progress)
    if (progress.looks >= MAX_LOOKS)
      throw new AdapterFault('E_OUTCOME_UNKNOWN', { remoteCode: 'not-listed' })
    return lookLater('find', progress, 'read-back')
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
        if (progress.sends + 1 >= MAX_SENDS) return this.giveUp(state, progress, draft, call)
        return next('publish', { ...progress, sends: progress.sends + 1, looks: 0 })
      case 'ERROR':
      case 'EXPIRED':
        // Never published, by its own account; but what follows is a new container, so the list has to agree.
        if (progress.looks >= MAX_BLIND_LOOKS) return this.giveUp(state, progress, draft, call)
        return (
          (await this.contradiction(state, progress, draft, call)) ??
          lookLater('publish', progress, 'read-back')
        )
      case 'IN_PROGRESS':
        if (progress.looks >= MAX_LOOKS) return this.settleBlind(progress, draft, call)
        return lookLater('publish', progress, 'processing')
      case 'UNKNOWN':
        return this.settleBlind(progress, draft, call)
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
      return lookLater(step, progress, 'read-back')
    }
    return unsure(progress, { status: 'PUBLISHED' })
  }

  /** The container did not become a post, unless the list says otherwise. */
  private async giveUp(
    state: ContainerState,
    progress: Progress,
    draft: Draft,
    call: Call
  ): Promise<Verdict> {
    return (await this.contradiction(state, progress, draft, call)) ?? { state: 'absent' }
  }

  /** A post like ours although the container denies it: nobody but a person can tell whose it is. */
  private async contradiction(
    state: ContainerState,
    progress: Progress,
    draft: Draft,
    call: Call
  ): Promise<Verdict | null> {
    const post = await this.published.find(draft, progress.before, call).catch((error) => {
      if (AdapterFault.is(error) && isUnanswered(error)) return null
      throw error
    })
    return post && unsure(progress, { status: state, listed: post.remoteId })
  }

  /** The platform forgot the container, or does not say how it stands: the list can still tell, but its silence proves nothing. */
  private async settleBlind(progress: Progress, draft: Draft, call: Call): Promise<Verdict> {
    const post = await this.published.find(draft, progress.before, call)
    if (post) return finish(post, progress)
    if (progress.looks >= MAX_BLIND_LOOKS) return unsure(progress, { status: 'unknown-container' })
    return lookLater('publish', progress, 'read-back')
  }
}

const lookLater = (step: Step, progress: Progress, reason: string): Advance =>
  wait(step, { ...progress, looks: progress.looks + 1 }, LOOK_SECONDS[progress.looks], reason)

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

/** Only a refusal the platform worded itself, or the plain statuses for a dead token and a rate, counts as one. */
function refusalIn(response: HttpResponse): AdapterFault | null {
  if (response.status < 400 || response.status >= 500) return null
  if (!errorOf(response) && ![401, 429].includes(response.status)) return null
  const fault = faultOf(response)
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
