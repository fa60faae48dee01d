import {
  isVideo,
  AdapterFault,
  SETTINGS,
  type Advance,
  type Call,
  type Checkpoint,
  type Draft,
  type Issue,
  type MediaReader,
  type PluginSettings,
  type PreviewModel,
  type Publisher,
  type Verdict,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { Aftercare } from './aftercare.ts'
import { checkDraft } from './check.ts'
import { containerFault } from './container_fault.ts'
import { Containers, isUnanswered, type ContainerState } from './containers.ts'
import { previewOf } from './preview.ts'
import { Published } from './published.ts'
import { Release } from './release.ts'
import { checkpoint, next, progressOf, START, wait, type Progress, type Step } from './steps.ts'

/** The platform asks for no more than a look a minute; the first ones come sooner because most media is ready then. */
const POLL_SECONDS = [5, 10, 20, 30]
const POLL_EVERY = 60
/** About half an hour altogether, longer than any transcoding the platform describes. */
const MAX_POLLS = 33
/** New containers made for one delivery after the platform lost or failed to fetch one. */
const MAX_RESTARTS = 2
/** A failed fetch is often over by then. */
const RESTART_SECONDS = 10

/**
 * Container → poll → publish → read back. Everything before `publish` may be repeated: a container nobody
 * publishes disappears after a day.
 */
@injectable()
export class InstagramPublisher implements Publisher {
  constructor(
    @inject(SETTINGS) private settings: PluginSettings,
    @inject(Containers) private containers: Containers,
    @inject(Published) private published: Published,
    @inject(Release) private release: Release,
    @inject(Aftercare) private aftercare: Aftercare
  ) {}

  check(draft: Draft): Issue[] {
    return checkDraft(
      draft,
      this.settings.get('variant') === 'instagram' ? 'instagram' : 'facebook'
    )
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
      case 'child':
        return this.openChild(progress, draft, media, call)
      case 'children':
        return this.pollChild(progress, draft, call)
      case 'container':
        return this.open(progress, draft, media, call)
      case 'poll':
        return this.poll(progress, draft, call)
      case 'publish':
        return this.release.publish(progress, call)
      case 'find':
        return this.onward(await this.release.find(progress, draft, call), progress, draft)
      case 'confirm':
        return this.onward(await this.release.confirm(progress, draft, call), progress, draft)
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
        return this.onward(await this.release.settle(progress, draft, call), progress, draft)
      case 'find':
      case 'confirm':
        return this.onward(await this.release.lookOnce(progress, draft, call), progress, draft)
      case 'comment':
        return this.aftercare.settle(progress, draft, call)
      default:
        // Before publishing there is nothing to look for: the step may simply be run again.
        return { state: 'next', checkpoint: at }
    }
  }

  /** A post that is out gets its first comment before it counts as done. */
  private onward<T extends Advance | Verdict>(end: T, progress: Progress, draft: Draft) {
    return end.state === 'done' ? this.aftercare.begin(end.post, progress, draft) : end
  }

  private async openChild(
    progress: Progress,
    draft: Draft,
    media: MediaReader,
    call: Call
  ): Promise<Advance> {
    const index = progress.children.length
    const id = await this.opened(
      this.containers.createChild(draft.media[index], media, call),
      progress,
      draft,
      `media.${index}`
    )
    if (typeof id !== 'string') return id

    const children = [...progress.children, id]
    const isLast = children.length === draft.media.length
    return next(
      isLast ? 'children' : 'child',
      { ...progress, children },
      share(children.length, draft)
    )
  }

  private async pollChild(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    const { state, status } = await this.stateOf(progress.children[progress.ready], call)
    if (state === 'FINISHED') {
      const ready = progress.ready + 1
      const isLast = ready === progress.children.length
      return next(
        isLast ? 'container' : 'children',
        { ...progress, ready, polls: 0 },
        share(draft.media.length, draft)
      )
    }
    if (state === 'IN_PROGRESS' || state === 'UNKNOWN')
      return this.keepPolling('children', progress, draft)
    return this.startAgain(progress, draft, endOf(state, status), `media.${progress.ready}`)
  }

  private async open(
    progress: Progress,
    draft: Draft,
    media: MediaReader,
    call: Call
  ): Promise<Advance> {
    const container = await this.opened(
      this.containers.create(draft, progress.children, media, call),
      progress,
      draft,
      'media'
    )
    if (typeof container !== 'string') return container

    const opened = { ...progress, container, polls: 0 }
    // Pictures are usually ready at once, videos never are.
    return draft.media.some(isVideo)
      ? wait('poll', opened, POLL_SECONDS[0], 'processing')
      : next('poll', opened, 0.6)
  }

  /** The new container's id, or another start: its children may be lost, or its media not have been fetched this time. */
  private async opened(
    creation: Promise<string>,
    progress: Progress,
    draft: Draft,
    field: string
  ): Promise<string | Advance> {
    try {
      return await creation
    } catch (error) {
      const mayPass =
        AdapterFault.is(error) &&
        (error.code === 'E_REMOTE_GONE' || error.facts.field === 'publicUrl')
      if (mayPass) return this.startAgain(progress, draft, error, field)
      throw error
    }
  }

  private async poll(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    const { state, status } = await this.stateOf(progress.container!, call)
    switch (state) {
      case 'FINISHED':
        return this.prepareRelease(progress, draft, call)
      case 'PUBLISHED':
        return next('find', progress, 0.95)
      case 'IN_PROGRESS':
      case 'UNKNOWN':
        return this.keepPolling('poll', progress, draft)
      default:
        return this.startAgain(progress, draft, endOf(state, status), 'media')
    }
  }

  /** The last look around before the write that cannot be taken back. */
  private async prepareRelease(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    const quota = await this.containers.quota(call)
    if (quota && quota.used >= quota.total)
      return wait('poll', progress, QUOTA_SECONDS, 'E_QUOTA_EXHAUSTED')

    const before = await this.newest(draft, call)
    return next('publish', { ...progress, before, sends: 0, looks: 0 }, 0.8)
  }

  private async newest(draft: Draft, call: Call): Promise<string[]> {
    try {
      return await this.published.newest(draft, call)
    } catch (error) {
      // An account that shows no list can still be published to.
      if (AdapterFault.is(error) && isUnanswered(error)) return []
      throw error
    }
  }

  private keepPolling(step: 'poll' | 'children', progress: Progress, draft: Draft): Advance {
    if (progress.polls >= MAX_POLLS) return this.startAgain(progress, draft, STUCK, 'media')
    const seconds = POLL_SECONDS[progress.polls] ?? POLL_EVERY
    return wait(step, { ...progress, polls: progress.polls + 1 }, seconds, 'processing')
  }

  /** A vanished container counts as expired: it was never published, so a new one cannot make a second post. */
  private async stateOf(id: string, call: Call) {
    try {
      return await this.containers.state(id, call)
    } catch (error) {
      if (AdapterFault.is(error) && error.code === 'E_REMOTE_GONE')
        return { state: 'EXPIRED' as const, status: undefined }
      throw error
    }
  }

  private startAgain(
    progress: Progress,
    draft: Draft,
    fault: AdapterFault,
    field: string
  ): Advance {
    if (!RESTARTABLE.includes(fault.code))
      throw new AdapterFault(fault.code, withField(fault, field))
    if (progress.restarts < MAX_RESTARTS) {
      const restarted = { ...START, restarts: progress.restarts + 1 }
      return wait(firstStep(draft), restarted, RESTART_SECONDS, 'container-lost')
    }
    if (fault.code === 'E_APP_MISCONFIGURED' || fault.code === 'E_REMOTE_GONE') throw fault
    // Several fresh containers failed in the same way, so the cause is what they were given.
    throw new AdapterFault('E_MEDIA_REJECTED', { ...fault.facts, field })
  }
}

const EXPIRED = new AdapterFault('E_REMOTE_GONE', { remoteCode: 'container-expired' })
const STUCK = new AdapterFault('E_REMOTE_DOWN', { remoteCode: 'container-stuck' })

function endOf(state: ContainerState, status: string | undefined): AdapterFault {
  return state === 'ERROR' ? containerFault(status) : EXPIRED
}

/** When the 24-hour window moves on is not said; an hour frees about 1/24 of it. */
const QUOTA_SECONDS = 3600
const RESTARTABLE = ['E_REMOTE_DOWN', 'E_REMOTE_GONE', 'E_APP_MISCONFIGURED', 'E_RATE_LIMITED']

function withField(fault: AdapterFault, field: string) {
  return fault.facts.field === 'media' ? { ...fault.facts, field } : fault.facts
}

function firstStep(draft: Draft): Step {
  return draft.format === 'instagram.carousel' ? 'child' : 'container'
}

/** Children are the first half of the way; the rest is the parent's. */
const share = (done: number, draft: Draft) => Math.min(0.5, (done / draft.media.length) * 0.5)
