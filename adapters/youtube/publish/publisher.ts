import {
  AdapterFault,
  CLOCK,
  SETTINGS,
  type Advance,
  type Call,
  type Checkpoint,
  type Draft,
  type Issue,
  type MediaReader,
  type MediaRef,
  type PluginClock,
  type PluginSettings,
  type PreviewModel,
  type Publisher,
  type RemotePost,
  type Verdict,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { Google } from '../google.ts'
import { textOf } from '../json.ts'
import { SCOPES } from '../scopes.ts'
import { isAudited } from './audit.ts'
import { checkDraft } from './check.ts'
import { FirstComment } from './comment.ts'
import { thumbnailOf, videoOf } from './formats.ts'
import { Playlists } from './playlist.ts'
import { previewOf } from './preview.ts'
import { isProcessed } from './processing.ts'
import { Release } from './release.ts'
import { Sessions } from './session.ts'
import { checkpoint, next, progressOf, START, wait, type Progress, type Step } from './steps.ts'
import { newMarker } from './tags.ts'
import { Uploads, type Standing } from './uploads.ts'
import { Videos } from './videos.ts'

/** Sends in a row of which nothing was stored, with a pause after each. */
const MAX_STALLS = 10
const STALL_SECONDS = 10
/** Sessions opened for one delivery after the platform lost one. */
const MAX_RESTARTS = 3
/** A finished upload appears in the channel's list within seconds; its silence after these is believed. */
const RECOVER_SECONDS = [5, 10, 30]
/** Short videos are ready within a minute, a film in high resolution within hours. */
const PROCESS_SECONDS = [5, 10, 15, 30, 60, 60, 120]
const PROCESS_EVERY = 300
/** A day altogether: the platform describes nothing that takes longer. */
const MAX_PROCESS_LOOKS = PROCESS_SECONDS.length + (24 * 60 * 60) / PROCESS_EVERY
/** A new video may not be served by its id at once. */
const MAX_UNSEEN = 10
/** The bytes are most of the way; the rest is short. */
const SENDING = 0.8

/**
 * Session → chunks → processing → thumbnail and playlist → publish → read back → first comment. Until `publish` the
 * video is private, so every step before it may be repeated, and a delivery that is called off leaves nothing to see.
 */
@injectable()
export class YouTubePublisher implements Publisher {
  constructor(
    @inject(CLOCK) private clock: PluginClock,
    @inject(Google) private google: Google,
    @inject(Sessions) private sessions: Sessions,
    @inject(Uploads) private uploads: Uploads,
    @inject(Videos) private videos: Videos,
    @inject(Playlists) private playlists: Playlists,
    @inject(Release) private release: Release,
    @inject(FirstComment) private comment: FirstComment,
    @inject(SETTINGS) private settings: PluginSettings
  ) {}

  check(draft: Draft): Issue[] {
    return checkDraft(draft, this.clock.now(), isAudited(this.settings))
  }

  preview(draft: Draft): PreviewModel {
    return previewOf(draft)
  }

  plan(): Checkpoint {
    return checkpoint('open', { ...START, marker: newMarker() })
  }

  async advance(at: Checkpoint, draft: Draft, media: MediaReader, call: Call): Promise<Advance> {
    const progress = progressOf(at.data)
    switch (at.step as Step) {
      case 'open':
        return this.open(progress, draft, call)
      case 'send':
        return this.send(progress, draft, media, call)
      case 'recover':
        return this.recover(progress, call)
      case 'process':
        return this.process(progress, draft, call)
      case 'thumbnail':
        return this.setThumbnail(progress, draft, media, call)
      case 'playlist':
        return this.addToPlaylist(progress, draft, call)
      case 'publish':
        return this.release.publish(progress, draft, call)
      case 'confirm':
        return this.release.confirm(progress, draft, call)
      case 'comment':
        return this.comment.send(progress, draft, call)
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
        return this.release.lookOnce(progress, draft, call)
      case 'comment':
        return this.comment.settle(progress, draft, call)
      default:
        // Before publishing there is nothing to look for: the step may simply be run again.
        return { state: 'next', checkpoint: at }
    }
  }

  async retract({ remoteId }: RemotePost, call: Call): Promise<void> {
    await this.google.delete('videos', { id: remoteId }, call)
  }

  private async open(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    // Better now than after gigabytes: the upload needs one of them, publishing the other.
    const missing = [SCOPES.upload, SCOPES.manage].find(
      (scope) => !call.token.scopes.includes(scope)
    )
    if (missing) throw new AdapterFault('E_SCOPE_MISSING', { field: 'scope' })

    const session = await this.uploads.open(draft, fileOf(draft), progress.marker, call)
    return next('send', { ...progress, session, stalls: 0, looks: 0 }, 0)
  }

  /** Asks how far the session got, then sends what follows: the checkpoint may be older than the platform's memory. */
  private async send(
    progress: Progress,
    draft: Draft,
    media: MediaReader,
    call: Call
  ): Promise<Advance> {
    const file = fileOf(draft)
    const session = this.sessions.open(progress.session, progress.marker)
    if (!session) return lost(progress)
    const before = await this.uploads.standing(session, file, call)
    if (before.state !== 'open') return this.sent(before, progress)
    // Everything is there and the video is not: the platform is about to make it.
    if (before.from >= file.bytes) return stalled(progress)

    const after = await this.uploads.send(session, before.from, file, media, call)
    if (after.state !== 'open') return this.sent(after, progress)
    if (after.from <= before.from) return stalled(progress)
    return next('send', { ...progress, stalls: 0 }, (after.from / file.bytes) * SENDING)
  }

  private sent(standing: Exclude<Standing, { state: 'open' }>, progress: Progress): Advance {
    return standing.state === 'gone' ? lost(progress) : uploaded(progress, standing.video)
  }

  /** A session that ended may have become a video first, and its answer been lost. Only then is another one opened. */
  private async recover(progress: Progress, call: Call): Promise<Advance> {
    const video = await this.videos.find(progress.marker, call)
    if (video) return uploaded(progress, video)
    if (progress.looks < RECOVER_SECONDS.length)
      return wait(
        'recover',
        { ...progress, looks: progress.looks + 1 },
        RECOVER_SECONDS[progress.looks],
        'read-back'
      )
    if (progress.restarts >= MAX_RESTARTS)
      throw new AdapterFault('E_REMOTE_DOWN', { remoteCode: 'session-lost' })
    return next('open', { ...START, marker: progress.marker, restarts: progress.restarts + 1 }, 0)
  }

  private async process(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    const video = await this.videos.read(progress.video!, call)
    if (!video && progress.looks >= MAX_UNSEEN)
      throw new AdapterFault('E_REMOTE_GONE', { remoteCode: 'video-gone' })
    if (video && isProcessed(video)) return afterProcessing(progress, draft)
    if (progress.looks >= MAX_PROCESS_LOOKS)
      throw new AdapterFault('E_MEDIA_REJECTED', { remoteCode: 'processing-stuck', field: 'media' })
    const seconds = PROCESS_SECONDS[progress.looks] ?? PROCESS_EVERY
    return wait('process', { ...progress, looks: progress.looks + 1 }, seconds, 'processing')
  }

  private async setThumbnail(
    progress: Progress,
    draft: Draft,
    media: MediaReader,
    call: Call
  ): Promise<Advance> {
    const thumbnail = thumbnailOf(draft)
    if (thumbnail) {
      await this.uploads.thumbnail(progress.video!, thumbnail.file, media, call).catch((error) => {
        throw aboutThumbnail(error, thumbnail.path)
      })
    }
    return afterThumbnail(progress, draft)
  }

  private async addToPlaylist(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    const playlist = textOf(draft.options.playlist)
    const isIn = !playlist || (await this.playlists.has(playlist, progress.video!, call))
    if (!isIn) await this.playlists.add(playlist, progress.video!, call)
    return next('publish', { ...progress, looks: 0 }, 0.92)
  }
}

function fileOf(draft: Draft): MediaRef {
  const file = videoOf(draft)
  if (!file) throw new AdapterFault('E_CONTENT_INVALID', { field: 'media' })
  return file
}

function stalled(progress: Progress): Advance {
  if (progress.stalls >= MAX_STALLS)
    throw new AdapterFault('E_REMOTE_DOWN', { remoteCode: 'upload-stalled' })
  return wait('send', { ...progress, stalls: progress.stalls + 1 }, STALL_SECONDS, 'upload-stalled')
}

const lost = (progress: Progress): Advance =>
  next('recover', { ...progress, session: null, looks: 0 })

/** No video is ready at once. */
function uploaded(progress: Progress, video: string): Advance {
  const waiting = { ...progress, session: null, video, looks: 1 }
  return wait('process', waiting, PROCESS_SECONDS[0], 'processing')
}

function afterProcessing(progress: Progress, draft: Draft): Advance {
  const onward = { ...progress, looks: 0 }
  return thumbnailOf(draft) ? next('thumbnail', onward, 0.88) : afterThumbnail(onward, draft)
}

function afterThumbnail(progress: Progress, draft: Draft): Advance {
  return textOf(draft.options.playlist)
    ? next('playlist', progress, 0.9)
    : next('publish', progress, 0.92)
}

/** Here "forbidden" means that the channel may not have thumbnails of its own yet, and the picture is at fault for the rest. */
function aboutThumbnail(error: unknown, path: string): unknown {
  if (!AdapterFault.is(error)) return error
  const { code, facts } = error
  const isRefused =
    facts.remoteCode === 'forbidden' || code === 'E_MEDIA_REJECTED' || code === 'E_CONTENT_INVALID'
  return isRefused ? new AdapterFault('E_MEDIA_REJECTED', { ...facts, field: path }) : error
}
