import {
  AdapterFault,
  type Advance,
  type Call,
  type Checkpoint,
  type Draft,
  type Issue,
  type MediaReader,
  type PreviewModel,
  type Publisher,
  type RemotePost,
  type Verdict,
} from '@caidence/sdk'
import { Graph } from '@caidence/meta-graph'
import { inject, injectable } from 'tsyringe'
import { Aftercare } from './aftercare.ts'
import { checkDraft } from './check.ts'
import { Feed } from './feed.ts'
import { videoEdge, videoOf } from './formats.ts'
import { Photos } from './photos.ts'
import { previewOf } from './preview.ts'
import { Release } from './release.ts'
import { speakerOf } from './speaker.ts'
import { checkpoint, next, progressOf, START, wait, type Progress, type Step } from './steps.ts'
import { Videos, type VideoState } from './videos.ts'

/** The first looks come soon, because most videos are ready then. */
const POLL_SECONDS = [5, 10, 20, 30]
const POLL_EVERY = 60
/** About half an hour altogether, longer than a reel takes. */
const MAX_POLLS = 33
/** New uploads made for one delivery after the platform lost or could not fetch one. */
const MAX_RESTARTS = 2
const RESTART_SECONDS = 10

/**
 * Photos and videos are sent first and seen by nobody; one call makes the post of them. Everything before `publish`
 * may be repeated, everything after it leaves the post alone.
 */
@injectable()
export class FacebookPublisher implements Publisher {
  constructor(
    @inject(Graph) private graph: Graph,
    @inject(Photos) private photos: Photos,
    @inject(Videos) private videos: Videos,
    @inject(Feed) private feed: Feed,
    @inject(Release) private release: Release,
    @inject(Aftercare) private aftercare: Aftercare
  ) {}

  check(draft: Draft): Issue[] {
    return checkDraft(draft)
  }

  preview(draft: Draft): PreviewModel {
    return previewOf(draft)
  }

  plan(draft: Draft): Checkpoint {
    return checkpoint(firstStep(draft), START)
  }

  async advance(at: Checkpoint, draft: Draft, media: MediaReader, call: Call): Promise<Advance> {
    const progress = progressOf(at.data)
    switch (at.step as Step) {
      case 'photo':
        return this.holdPhoto(progress, draft, media, call)
      case 'open':
        return this.open(progress, draft, call)
      case 'chunk':
        return this.sendChunk(progress, draft, media, call)
      case 'handOver':
        return this.handOver(progress, draft, media, call)
      case 'ready':
        return this.awaitUpload(progress, call)
      case 'look':
        return this.lookAround(progress, call)
      case 'publish':
        return this.release.publish(progress, draft, call)
      case 'confirm':
        return this.onward(await this.release.confirm(progress, draft, call), progress, draft)
      case 'cover':
        return this.aftercare.cover(progress, draft, media, call)
      case 'comment':
        return this.aftercare.comment(progress, draft, call)
      case 'commentLater':
        return next('comment', progress)
      default:
        throw new AdapterFault('E_ADAPTER_BUG', { field: 'checkpoint.step' })
    }
  }

  async reconcile(at: Checkpoint, draft: Draft, call: Call): Promise<Verdict> {
    const progress = progressOf(at.data)
    switch (at.step as Step) {
      case 'publish':
        return this.release.settle(progress, draft, call)
      case 'confirm':
        return this.onward(await this.release.lookOnce(progress, draft, call), progress, draft)
      case 'comment':
        return this.aftercare.settleComment(progress, draft, call)
      default:
        // Nothing of this step can be seen by anybody: it may simply be run again.
        return { state: 'next', checkpoint: at }
    }
  }

  async retract(post: RemotePost, call: Call): Promise<void> {
    try {
      await this.graph.write(post.remoteId, {}, speakerOf(call), 'DELETE')
    } catch (error) {
      // Somebody was faster.
      if (!AdapterFault.is(error) || error.code !== 'E_REMOTE_GONE') throw error
    }
  }

  private async holdPhoto(
    progress: Progress,
    draft: Draft,
    media: MediaReader,
    call: Call
  ): Promise<Advance> {
    const index = progress.photos.length
    const id = await this.photos.hold(draft.media[index], media, call).catch((error) => {
      throw withField(error, `media.${index}`)
    })
    const photos = [...progress.photos, id]
    const isLast = photos.length === draft.media.length
    return next(
      isLast ? 'look' : 'photo',
      { ...progress, photos },
      (photos.length / draft.media.length) * 0.8
    )
  }

  private async open(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    const opened = { ...progress, ...(await this.videos.open(draft, call)), polls: 0 }
    return next(videoEdge(draft) === 'videos' ? 'chunk' : 'handOver', opened, 0.05)
  }

  private async sendChunk(
    progress: Progress,
    draft: Draft,
    media: MediaReader,
    call: Call
  ): Promise<Advance> {
    const { bytes } = videoOf(draft)
    let wanted
    try {
      wanted = await this.videos.send(progress, draft, media, call)
    } catch (error) {
      if (!AdapterFault.is(error)) throw error
      if (isForgotten(error)) return this.startAgain(progress, error)
      if (!error.facts.remoteCode?.endsWith(`/${OFFSET_REFUSED}`)) throw error
      wanted = await this.videos.confirmed(progress, draft, call)
      if (!wanted || wanted.from === progress.from) return this.startAgain(progress, error)
    }
    const sent = { ...progress, ...wanted }
    return wanted.from >= bytes
      ? next('look', sent, 0.85)
      : next('chunk', sent, 0.05 + (wanted.from / bytes) * 0.8)
  }

  private async handOver(
    progress: Progress,
    draft: Draft,
    media: MediaReader,
    call: Call
  ): Promise<Advance> {
    try {
      await this.videos.handOver(progress, draft, media, call)
    } catch (error) {
      if (AdapterFault.is(error) && error.facts.remoteCode === 'upload-refused')
        return this.startAgain(progress, NOT_FETCHED)
      throw error
    }
    return wait('ready', { ...progress, polls: 0 }, POLL_SECONDS[0], 'processing')
  }

  /** Published only once it is processed: what the platform cannot use is found out while nobody sees it. */
  private async awaitUpload(progress: Progress, call: Call): Promise<Advance> {
    const state: VideoState = await this.videos.state(progress.video!, call)
    if (state.published === 'yes')
      return next('confirm', { ...progress, post: progress.video }, 0.9)
    if (state.upload === 'lost') return this.startAgain(progress, LOST)
    if (state.upload === 'failed') return this.startAgain(progress, state.fault ?? NOT_FETCHED)
    if (state.processing === 'failed') throw state.fault!
    if (state.processing === 'complete') return next('publish', progress, 0.85)
    if (progress.polls >= MAX_POLLS) {
      // Publishing is allowed while the platform still processes.
      if (state.upload === 'complete') return next('publish', progress, 0.85)
      return this.startAgain(progress, NOT_FETCHED)
    }
    const seconds = POLL_SECONDS[progress.polls] ?? POLL_EVERY
    return wait('ready', { ...progress, polls: progress.polls + 1 }, seconds, 'processing')
  }

  /** The last look around before the write that cannot be taken back. */
  private async lookAround(progress: Progress, call: Call): Promise<Advance> {
    const before = await this.feed.newest(call).catch((error) => {
      // A Page that shows no list can still be published to.
      const isUnanswered =
        AdapterFault.is(error) && (error.remedy === 'edit' || error.remedy === 'stop')
      if (isUnanswered) return []
      throw error
    })
    return next('publish', { ...progress, before, sends: 0, looks: 0 }, 0.85)
  }

  private startAgain(progress: Progress, fault: AdapterFault): Advance {
    if (progress.restarts >= MAX_RESTARTS) throw fault
    const restarted = { ...START, restarts: progress.restarts + 1 }
    return wait('open', restarted, RESTART_SECONDS, 'upload-lost')
  }

  private onward<T extends Advance | Verdict>(
    end: RemotePost | T,
    progress: Progress,
    draft: Draft
  ): T | Advance {
    return 'state' in end ? end : this.aftercare.begin(end, progress, draft)
  }
}

/** Subcode of a chunk at another offset than the one the platform waits for. */
const OFFSET_REFUSED = 1363037
const NOT_FETCHED = new AdapterFault('E_APP_MISCONFIGURED', { field: 'publicUrl' })
const LOST = new AdapterFault('E_REMOTE_GONE', { remoteCode: 'upload-lost' })

/** An upload session that the platform no longer knows. */
const isForgotten = ({ code }: AdapterFault) =>
  code === 'E_REMOTE_GONE' || code === 'E_CONTENT_INVALID'

function withField(error: unknown, field: string): unknown {
  if (!AdapterFault.is(error) || error.facts.field !== 'media') return error
  return new AdapterFault(error.code, { ...error.facts, field })
}

function firstStep(draft: Draft): Step {
  if (videoEdge(draft)) return 'open'
  return draft.media.length ? 'photo' : 'look'
}
