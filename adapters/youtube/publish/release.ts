import {
  AdapterFault,
  CLOCK,
  type Advance,
  type Call,
  type Draft,
  type HttpResponse,
  type PluginClock,
  type Verdict,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { errorOf, reasonOf } from '../faults.ts'
import { bodyIn, Google } from '../google.ts'
import { objectOf, textOf } from '../json.ts'
import { canComment } from './check.ts'
import { publishedVideo, visibilityOf } from './metadata.ts'
import { next, wait, type Progress } from './steps.ts'
import { Videos } from './videos.ts'

/** Sends of one update before a person is asked why the platform takes it and does nothing. */
const MAX_SENDS = 6
/** Pauses between looks. The platform shows an update within seconds, rarely within minutes. */
const LOOK_SECONDS = [3, 5, 5, 10, 15, 30, 60, 60, 120, 180]
export const MAX_LOOKS = LOOK_SECONDS.length

/** Refusals the platform gives before it does anything: token, scope, channel or quota are checked first. */
const REFUSALS = [
  'E_TOKEN_EXPIRED',
  'E_SCOPE_MISSING',
  'E_ACCOUNT_BLOCKED',
  'E_APP_MISCONFIGURED',
  'E_QUOTA_EXHAUSTED',
  'E_RATE_LIMITED',
]

/** The one write that makes a video seen, and every way to learn what became of it. */
@injectable()
export class Release {
  constructor(
    @inject(Google) private google: Google,
    @inject(Videos) private videos: Videos,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  async publish(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    const wanted = visibilityOf(draft, this.clock.now())
    const video = publishedVideo(draft, progress.video!, wanted)
    const response = await this.google.send(
      'PUT',
      'videos',
      { part: 'snippet,status' },
      video,
      call
    )
    const status = objectOf(bodyIn(response)?.status)
    if (status.privacyStatus === wanted.privacy) return confirmed(progress)
    if (status.privacyStatus !== undefined) return this.heldBack(response, progress, draft, call)

    const refusal = this.refusalIn(response)
    if (!refusal) throw unknown(response)
    if (refusal.remedy === 'edit') return this.rejected(refusal, response, progress, draft, call)
    throw refusal
  }

  /** Taken, and kept private all the same: what YouTube does to uploads of apps that did not pass its audit. */
  private async heldBack(
    response: HttpResponse,
    progress: Progress,
    draft: Draft,
    call: Call
  ): Promise<Advance> {
    if (await this.isReleased(response, progress, draft, call)) return confirmed(progress)
    throw new AdapterFault('E_APP_MISCONFIGURED', {
      status: response.status,
      remoteCode: 'privacy-locked',
      field: 'audit',
    })
  }

  /** The same words were accepted with the upload, so before the author is blamed the video itself is asked. */
  private async rejected(
    refusal: AdapterFault,
    response: HttpResponse,
    progress: Progress,
    draft: Draft,
    call: Call
  ): Promise<Advance> {
    if (await this.isReleased(response, progress, draft, call)) return confirmed(progress)
    throw refusal
  }

  private async isReleased(
    response: HttpResponse,
    progress: Progress,
    draft: Draft,
    call: Call
  ): Promise<boolean> {
    try {
      const video = await this.videos.read(progress.video!, call)
      if (video) return this.videos.isReleased(video, draft, progress.marker)
    } catch {
      call.signal.throwIfAborted()
    }
    throw unknown(response)
  }

  /** Reads the post back: live is only said of what the platform shows. */
  async confirm(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    const found = await this.released(progress, draft, call)
    if (found) return found
    if (progress.looks >= MAX_LOOKS)
      throw new AdapterFault('E_OUTCOME_UNKNOWN', { remoteCode: 'not-readable' })
    return lookLater(progress)
  }

  /** At the end of `confirm`: one last look, then a person. */
  async lookOnce(progress: Progress, draft: Draft, call: Call): Promise<Verdict> {
    const found = await this.released(progress, draft, call)
    if (found) return found
    return progress.looks < MAX_LOOKS ? lookLater(progress) : unsure(progress, 'not-readable')
  }

  /** What became of an update without a verdict. Sent again it cannot make a second post: it names the video it changes. */
  async settle(progress: Progress, draft: Draft, call: Call): Promise<Verdict> {
    const video = await this.videos.read(progress.video!, call)
    if (!video) {
      if (progress.looks >= MAX_LOOKS) return unsure(progress, 'video-gone')
      return wait(
        'publish',
        { ...progress, looks: progress.looks + 1 },
        LOOK_SECONDS[progress.looks],
        'read-back'
      )
    }
    if (this.videos.isReleased(video, draft, progress.marker)) return confirmed(progress)
    if (progress.sends + 1 >= MAX_SENDS)
      return unsure(progress, textOf(objectOf(video.status).privacyStatus) ?? 'unknown')
    return next('publish', { ...progress, sends: progress.sends + 1, looks: 0 })
  }

  private async released(progress: Progress, draft: Draft, call: Call): Promise<Advance | null> {
    const video = await this.videos.read(progress.video!, call)
    if (!video || !this.videos.isReleased(video, draft, progress.marker)) return null
    const post = this.videos.postOf(video, progress.video!, draft)
    if (textOf(draft.options.firstComment) && canComment(draft))
      return next('comment', { ...progress, post }, 0.98)
    return { state: 'done', post: { remoteId: progress.video!, ...post } }
  }

  /** Only a refusal the platform worded itself, or the plain statuses for a dead token and a rate, counts as one. */
  private refusalIn(response: HttpResponse): AdapterFault | null {
    if (response.status < 400 || response.status >= 500) return null
    if (!errorOf(response) && ![401, 429].includes(response.status)) return null
    const fault = this.google.faultOf(response)
    const isWorded = fault.remedy === 'edit' && fault.facts.field !== undefined
    return REFUSALS.includes(fault.code) || isWorded ? fault : null
  }
}

const confirmed = (progress: Progress): Advance => next('confirm', { ...progress, looks: 0 }, 0.95)

const lookLater = (progress: Progress): Advance =>
  wait(
    'confirm',
    { ...progress, looks: progress.looks + 1 },
    LOOK_SECONDS[progress.looks],
    'read-back'
  )

const unsure = ({ video }: Progress, status: string): Verdict => ({
  state: 'unsure',
  evidence: { video, status },
})

function unknown(response: HttpResponse): AdapterFault {
  const reason = reasonOf(response)
  return new AdapterFault('E_OUTCOME_UNKNOWN', {
    status: response.status,
    ...(reason && { remoteCode: reason }),
  })
}
