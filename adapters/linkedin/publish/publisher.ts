import {
  AdapterFault,
  CLOCK,
  type Advance,
  type Call,
  type Checkpoint,
  type Draft,
  type Issue,
  type MediaReader,
  type PluginClock,
  type PreviewModel,
  type Publisher,
  type RemotePost,
  type Verdict,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { instantOf, textOf } from '../api/json.ts'
import { Rest, speakerOf } from '../api/rest.ts'
import { encoded, isOrganisation } from '../api/urn.ts'
import { unlessWithheld } from '../api/withheld.ts'
import { Members } from '../channel/members.ts'
import { Assets, type OpenUpload } from './assets.ts'
import { checkDraft } from './check.ts'
import { FirstComment } from './first_comment.ts'
import { uploadsOf, type Upload } from './formats.ts'
import { previewOf } from './preview.ts'
import { Published } from './published.ts'
import { Release } from './release.ts'
import { checkpoint, next, progressOf, START, wait, type Progress, type Step } from './steps.ts'

/** Looks at media that is being processed; pictures are ready at once, long videos take minutes. */
const POLL_SECONDS = [2, 5, 10, 20, 30]
const POLL_EVERY = 60
/** About half an hour, longer than any processing the platform describes. */
const MAX_POLLS = 33
/** Given to media whose state this token may not see. Posting too early is answered with a code, so a short pause is enough. */
const BLIND_SECONDS = 15
/** Uploads begun anew for one delivery, after addresses were lost or ran out. */
const MAX_RESTARTS = 2
const RESTART_SECONDS = 5
/** A profile's post cannot be read back, and can rarely be commented on within a second. */
const SETTLE_SECONDS = 5
/** Where the uploads end and the post begins, in the progress people see. */
const UPLOAD_SHARE = 0.8

/** Upload → process → post → read back → first comment. Everything before `publish` is invisible and may be repeated. */
@injectable()
export class LinkedinPublisher implements Publisher {
  constructor(
    @inject(Rest) private rest: Rest,
    @inject(CLOCK) private clock: PluginClock,
    @inject(Members) private members: Members,
    @inject(Assets) private assets: Assets,
    @inject(Published) private published: Published,
    @inject(Release) private release: Release,
    @inject(FirstComment) private comment: FirstComment
  ) {}

  check(draft: Draft): Issue[] {
    return checkDraft(draft)
  }

  preview(draft: Draft): PreviewModel {
    return previewOf(draft)
  }

  plan(draft: Draft): Checkpoint {
    return checkpoint(uploadsOf(draft).length ? 'open' : 'ready', START)
  }

  async advance(at: Checkpoint, draft: Draft, media: MediaReader, call: Call): Promise<Advance> {
    const progress = progressOf(at.data)
    switch (at.step as Step) {
      case 'open':
        return this.open(progress, draft, call)
      case 'send':
        return this.send(progress, draft, media, call)
      case 'cover':
        return this.cover(progress, draft, media, call)
      case 'finish':
        return this.finish(progress, draft, call)
      case 'process':
        return this.process(progress, draft, call)
      case 'ready':
        return this.ready(progress, draft, call)
      case 'publish':
        return this.release.publish(progress, draft, call)
      case 'throttled':
        return this.release.afterThrottle(progress)
      case 'confirm':
        return this.release.confirm(progress, draft, call)
      case 'settle':
        return this.settle(progress, draft)
      case 'comment':
        return this.comment.write(progress, draft, this.published.unread(progress), call)
      default:
        throw new AdapterFault('E_ADAPTER_BUG', { field: 'checkpoint.step' })
    }
  }

  async reconcile(at: Checkpoint, draft: Draft, call: Call): Promise<Verdict> {
    const progress = progressOf(at.data)
    switch (at.step as Step) {
      case 'publish':
        return this.release.settle(progress, draft, call)
      case 'throttled':
        return this.release.afterThrottle(progress)
      case 'confirm':
        return this.release.lookOnce(progress, draft, call)
      case 'comment':
        // Whether it was written or not, it is not written twice, and the post is live.
        return this.comment.withoutComment(this.published.unread(progress))
      default:
        // Before publishing there is nothing to look for: the step may simply be run again.
        return { state: 'next', checkpoint: at }
    }
  }

  /** Takes a post away; one that is gone already is gone. */
  async retract(post: RemotePost, call: Call): Promise<void> {
    try {
      await this.rest.delete(`/rest/posts/${encoded(post.remoteId)}`, speakerOf(call))
    } catch (error) {
      if (!AdapterFault.is(error) || error.code !== 'E_REMOTE_GONE') throw error
    }
  }

  private async open(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    refuseImpossible(draft, call)
    const { kind, index, cover } = current(progress, draft)
    const { asset } = await this.assets.open(kind, draft.media[index], cover !== undefined, call)
    return next('send', { ...progress, asset, part: 0 }, share(progress, draft))
  }

  private async send(
    progress: Progress,
    draft: Draft,
    media: MediaReader,
    call: Call
  ): Promise<Advance> {
    const { kind, index, cover } = current(progress, draft)
    const item = draft.media[index]
    const upload = await this.assets.opened(progress.asset!)
    if (!upload) return this.restart(progress, LOST)
    if (kind !== 'video') {
      return this.unlessRunOut(progress, async () => {
        await this.assets.sendWhole(upload, item, media, call)
        return this.uploaded(progress, draft)
      })
    }
    return this.unlessRunOut(progress, async () => {
      await this.assets.sendPart(progress.asset!, upload, progress.part, item, media, call)
      const sent = { ...progress, part: progress.part + 1 }
      if (sent.part < upload.parts.length)
        return next('send', sent, (UPLOAD_SHARE * sent.part) / upload.parts.length)
      return next(cover === undefined ? 'finish' : 'cover', sent, UPLOAD_SHARE)
    })
  }

  private async cover(
    progress: Progress,
    draft: Draft,
    media: MediaReader,
    call: Call
  ): Promise<Advance> {
    const { cover } = current(progress, draft)
    const upload = await this.assets.opened(progress.asset!)
    if (!upload?.cover || cover === undefined) return this.restart(progress, LOST)
    return this.unlessRunOut(progress, async () => {
      await this.assets.sendCover(upload.cover!, draft.media[cover], media, call)
      return next('finish', progress, UPLOAD_SHARE)
    })
  }

  /** Looked at first: a video that was put together already would be refused a second time. */
  private async finish(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    const upload: OpenUpload | null = await this.assets.opened(progress.asset!)
    if (!upload) return this.restart(progress, LOST)
    const state = await this.assets.state('video', progress.asset!, call)
    const isSeen = state !== 'HIDDEN' && state !== 'UNKNOWN'
    if (isSeen && state !== 'WAITING_UPLOAD') return this.uploaded(progress, draft)
    try {
      if (!(await this.assets.finish(progress.asset!, upload, call)))
        return this.restart(progress, LOST)
    } catch (error) {
      // Unseen, it may have been put together by a try whose answer was lost. If not, the post will be refused.
      if (isSeen || !AdapterFault.is(error) || error.remedy !== 'edit') throw error
    }
    return this.uploaded(progress, draft)
  }

  private async uploaded(progress: Progress, draft: Draft): Promise<Advance> {
    const done = {
      ...progress,
      assets: [...progress.assets, progress.asset!],
      asset: null,
      part: 0,
    }
    const isLast = done.assets.length === uploadsOf(draft).length
    return next(isLast ? 'process' : 'open', done, share(done, draft))
  }

  private async process(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    const { kind, index } = uploadsOf(draft)[progress.processed]
    const asset = progress.assets[progress.processed]
    const state = await this.assets.state(kind, asset, call)
    switch (state) {
      case 'AVAILABLE':
        await this.assets.forget(asset)
        return this.processed(progress)
      case 'PROCESSING_FAILED':
        throw new AdapterFault('E_MEDIA_REJECTED', { field: `media.${index}`, remoteCode: state })
      case 'HIDDEN':
        // The first one's pause serves all: they were sent before it.
        await this.assets.forget(asset)
        return progress.processed > 0 || progress.polls > 0
          ? this.processed(progress)
          : wait('process', { ...progress, polls: 1 }, BLIND_SECONDS, 'processing')
      default:
        if (progress.polls >= MAX_POLLS)
          return this.restart(
            progress,
            new AdapterFault('E_MEDIA_REJECTED', {
              field: `media.${index}`,
              remoteCode: 'never-ready',
            })
          )
        return wait(
          'process',
          { ...progress, polls: progress.polls + 1 },
          POLL_SECONDS[progress.polls] ?? POLL_EVERY,
          'processing'
        )
    }
  }

  private processed(progress: Progress): Advance {
    const done = { ...progress, processed: progress.processed + 1, polls: 0 }
    return next(done.processed === done.assets.length ? 'ready' : 'process', done, UPLOAD_SHARE)
  }

  /** The last look before the write: what is there already, and whether this access still lives. */
  private async ready(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    refuseImpossible(draft, call)
    const isPage = isOrganisation(call.connection.account.remoteId)
    const before = isPage ? await this.published.newest(call) : null
    if (!isPage) await unlessWithheld(() => this.members.me(speakerOf(call), call.token.scopes))
    const readyAt = instantOf(this.clock.now())
    return next(
      'publish',
      { ...progress, before: before ?? [], readable: before !== null, readyAt, looks: 0 },
      0.9
    )
  }

  private settle(progress: Progress, draft: Draft): Advance {
    if (!this.comment.isWanted(draft))
      return { state: 'done', post: this.published.unread(progress) }
    return progress.looks === 0
      ? wait('settle', { ...progress, looks: 1 }, SETTLE_SECONDS)
      : next('comment', progress, 0.98)
  }

  private async unlessRunOut(progress: Progress, work: () => Promise<Advance>): Promise<Advance> {
    try {
      return await work()
    } catch (error) {
      // Addresses are signed and end; what is refused there is the address, not the account.
      const isRunOut =
        AdapterFault.is(error) && ['E_REMOTE_GONE', 'E_SCOPE_MISSING'].includes(error.code)
      if (isRunOut && progress.restarts < MAX_RESTARTS) return this.restart(progress, error)
      throw error
    }
  }

  /** Begins the uploads anew; `fault` is what remains when that does not help. */
  private restart(progress: Progress, fault: AdapterFault): Advance {
    if (progress.restarts >= MAX_RESTARTS) throw fault
    return wait(
      'open',
      { ...START, restarts: progress.restarts + 1 },
      RESTART_SECONDS,
      'upload-lost'
    )
  }
}

const LOST = new AdapterFault('E_REMOTE_DOWN', { remoteCode: 'upload-lost' })

const current = (progress: Progress, draft: Draft): Upload =>
  uploadsOf(draft)[progress.assets.length]

const share = ({ assets }: Progress, draft: Draft) =>
  (UPLOAD_SHARE * assets.length) / uploadsOf(draft).length

/** What only an account can tell: a Page has no connections. */
function refuseImpossible({ options }: Draft, call: Call): void {
  if (
    textOf(options.visibility) === 'CONNECTIONS' &&
    isOrganisation(call.connection.account.remoteId)
  )
    throw new AdapterFault('E_CONTENT_INVALID', { field: 'options.visibility' })
}
