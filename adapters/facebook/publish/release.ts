import {
  AdapterFault,
  type Advance,
  type Call,
  type Draft,
  type FaultCode,
  type Json,
  type RemotePost,
  type Verdict,
} from '@caidence/sdk'
import {
  acceptedBody,
  Graph,
  idOf,
  refusalIn,
  textOf,
  unknownOutcome,
  type JsonObject,
} from '@caidence/meta-graph'
import { inject, injectable } from 'tsyringe'
import { Feed } from './feed.ts'
import { isStory, videoEdge } from './formats.ts'
import { Photos } from './photos.ts'
import { pageOf, speakerOf } from './speaker.ts'
import { next, wait, type Held, type Progress, type Step } from './steps.ts'
import { Videos, type VideoState } from './videos.ts'

/** Sends of one post before it is given up as unwanted. */
const MAX_SENDS = 4
/** Pauses between looks for a post in doubt: two minutes, far more than the Page's own list lags. */
export const LOOK_SECONDS = [5, 10, 15, 30, 60]
/** A video's own state says whether it is out; one more look covers an answer that was on its way. */
export const VIDEO_LOOKS = 2
/** Transcoding of a long video; after that a person is told. */
const PROCESSING_SECONDS = [5, 5, 10, 20, 30, 60, 60, 60]
export const MAX_PROCESSING_LOOKS = 120
/** A permalink may come later than the id; it is waited for during five minutes. */
const READ_BACK_SECONDS = [3, 3, 4, 5, 5, 10, 20, 30, 60, 60, 100]
export const READ_BACK_LOOKS = READ_BACK_SECONDS.length
/** Before what a refusal refused is looked for all the same. */
const REFUSED_SECONDS = 5
/** Looks before a refusal that came twice is believed: a minute, and three times as long as lists were seen to lag. */
export const REFUSED_LOOKS = 4
const WAITS = ['E_RATE_LIMITED', 'E_QUOTA_EXHAUSTED']
/** Refusals that say nothing against the post itself, so that reading it back may work a little later. */
const PASSING = ['E_SCOPE_MISSING', 'E_ACCOUNT_BLOCKED']

/** The one write that must happen once, and every way to learn what became of it. */
@injectable()
export class Release {
  constructor(
    @inject(Graph) private graph: Graph,
    @inject(Feed) private feed: Feed,
    @inject(Photos) private photos: Photos,
    @inject(Videos) private videos: Videos
  ) {}

  async publish(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    if (progress.held) throw faultFrom(progress.held)
    const { edge, form } = this.request(progress, draft)
    const response = await this.graph.send(`${pageOf(call)}/${edge}`, form, speakerOf(call))
    const body = acceptedBody(response)
    const accepted = body && this.afterwards(body, progress, draft)
    if (accepted) return next('confirm', { ...accepted, looks: 0 }, 0.9)

    const refusal = refusalIn(response)
    if (!refusal) throw unknownOutcome(response)
    // Core looks after the wait; looking now would only spend another request of those that are used up.
    if (WAITS.includes(refusal.code)) throw refusal
    if (refusal.remedy === 'retry') throw unknownOutcome(response)
    return this.judge(refusal, progress, call)
  }

  /**
   * A refusal has been seen on requests that went through. The first one is therefore looked into like a lost answer.
   * When the same one comes again, that send is looked for as well, and only then the refusal holds. One that every
   * request meets holds at once.
   */
  private async judge(refusal: AdapterFault, progress: Progress, call: Call): Promise<Advance> {
    if ((await this.metByAll(call)) === refusal.code) throw refusal
    const held = progress.refused === refusal.code ? factsOf(refusal) : null
    return wait('publish', { ...progress, refused: refusal.code, held, looks: 0 }, REFUSED_SECONDS)
  }

  /** The fault that even the simplest question meets: dead access, say. */
  private async metByAll(call: Call): Promise<string | null> {
    try {
      await this.graph.read(pageOf(call), { fields: 'id' }, speakerOf(call))
      return null
    } catch (error) {
      call.signal.throwIfAborted()
      return AdapterFault.is(error) && error.remedy !== 'retry' ? error.code : null
    }
  }

  private request({ photos, ...progress }: Progress, draft: Draft) {
    const edge = videoEdge(draft)
    if (edge) return { edge, form: this.videos.finishForm({ photos, ...progress }, draft) }
    if (draft.format === 'facebook.photo_story')
      return { edge: 'photo_stories', form: { photo_id: photos[0] } }

    const form: Record<string, string> = {}
    if (draft.text) form.message = draft.text
    if (draft.format === 'facebook.link') form.link = String(draft.options.link)
    if (photos.length)
      form.attached_media = JSON.stringify(photos.map((id) => ({ media_fbid: id })))
    const place = textOf(draft.options.place)
    if (place) form.place = place
    return { edge: 'feed', form }
  }

  /** What is known once the platform agreed; null when its answer does not name what it made. */
  private afterwards(body: JsonObject, progress: Progress, draft: Draft): Progress | null {
    if (videoEdge(draft)) {
      if (body.success !== true) return null
      return { ...progress, post: isStory(draft) ? idOf(body.post_id) : progress.video }
    }
    const post = idOf(draft.format === 'facebook.photo_story' ? body.post_id : body.id)
    return post ? { ...progress, post } : null
  }

  /** Reads the post back. For a video that means waiting for its processing. */
  async confirm(progress: Progress, draft: Draft, call: Call): Promise<RemotePost | Advance> {
    if (videoEdge(draft) && !isStory(draft)) return this.confirmVideo(progress, call)
    const mayWait = progress.looks < READ_BACK_LOOKS
    const post = await this.readBack(progress, draft, call).catch((error) => {
      if (mayWait && AdapterFault.is(error) && PASSING.includes(error.code)) return null
      throw error
    })
    if (post?.url) return post
    if (mayWait) return lookLater('confirm', progress, READ_BACK_SECONDS)
    if (post) return post
    throw new AdapterFault('E_OUTCOME_UNKNOWN', { remoteCode: 'not-readable' })
  }

  private readBack(progress: Progress, draft: Draft, call: Call): Promise<RemotePost | null> {
    if (isStory(draft)) return this.feed.story(progress.photos[0] ?? progress.video, call)
    return this.feed.read(progress.post!, call)
  }

  private async confirmVideo(progress: Progress, call: Call): Promise<RemotePost | Advance> {
    const state = await this.videos.state(progress.video!, call)
    if (state.fault) throw state.fault
    const post = this.videoPost(progress, state)
    if (state.processing === 'complete' && state.published === 'yes' && post.url) return post
    if (progress.looks < MAX_PROCESSING_LOOKS)
      return lookLater('confirm', progress, PROCESSING_SECONDS, 'processing')
    if (state.published === 'yes') return post
    throw new AdapterFault('E_OUTCOME_UNKNOWN', { remoteCode: 'still-processing' })
  }

  private videoPost({ video }: Progress, { facts }: VideoState): RemotePost {
    return this.feed.postOf(video!, facts.permalink_url, facts.created_time)
  }

  /** What became of a send without a verdict. */
  async settle(progress: Progress, draft: Draft, call: Call): Promise<Verdict> {
    if (videoEdge(draft)) return this.settleVideo(progress, draft, call)
    const post = await this.find(progress, draft, call)
    if (post) return found(post, progress)
    const looks = progress.held ? REFUSED_LOOKS : LOOK_SECONDS.length
    if (progress.looks < looks) return lookLater('publish', progress, LOOK_SECONDS)
    return sendAgain(progress)
  }

  private async find(progress: Progress, draft: Draft, call: Call): Promise<RemotePost | null> {
    if (progress.photos.length && !isStory(draft)) {
      const post = await this.postOfPhoto(progress.photos[0], call)
      if (post) return (await this.feed.read(post, call)) ?? this.feed.postOf(post, null, null)
    }
    return this.feed.find(draft, progress, call)
  }

  /** A photo knows its post before the list shows it; a photo that is gone tells nothing. */
  private postOfPhoto(photo: string, call: Call): Promise<string | null> {
    return this.photos.postOf(photo, call).catch((error) => {
      if (AdapterFault.is(error) && error.code === 'E_REMOTE_GONE') return null
      throw error
    })
  }

  /** A video is published under the id it was uploaded with, at most once, so its own state is the truth. */
  private async settleVideo(progress: Progress, draft: Draft, call: Call): Promise<Verdict> {
    const state = await this.videos.state(progress.video!, call)
    if (state.published === 'yes' || state.published === 'under-way') {
      const post = isStory(draft) ? progress.post : progress.video
      return next('confirm', { ...progress, post, looks: 0 }, 0.9)
    }
    if (progress.looks < VIDEO_LOOKS) return lookLater('publish', progress, LOOK_SECONDS)
    if (state.upload === 'lost' || state.upload === 'failed') return { state: 'absent' }
    if (state.published === 'no') return sendAgain(progress)
    if (progress.looks < LOOK_SECONDS.length) return lookLater('publish', progress, LOOK_SECONDS)
    return unsure(progress, { status: 'unknown' })
  }

  /** At the end of `confirm`: one more look, then a person. */
  async lookOnce(progress: Progress, draft: Draft, call: Call): Promise<RemotePost | Verdict> {
    const isVideo = videoEdge(draft) && !isStory(draft)
    if (isVideo) {
      const state = await this.videos.state(progress.video!, call)
      if (state.published === 'yes' && !state.fault) return this.videoPost(progress, state)
    } else {
      const post = await this.readBack(progress, draft, call)
      if (post) return post
    }
    const limit = isVideo ? MAX_PROCESSING_LOOKS : READ_BACK_LOOKS
    if (progress.looks < limit) return lookLater('confirm', progress, LOOK_SECONDS)
    return unsure(progress, { status: 'not-readable' })
  }
}

function lookLater(step: Step, progress: Progress, pauses: number[], reason = 'read-back'): Advance {
  const seconds = pauses[progress.looks] ?? pauses.at(-1)!
  return wait(step, { ...progress, looks: progress.looks + 1 }, seconds, reason)
}

const found = (post: RemotePost, progress: Progress): Advance =>
  next('confirm', { ...progress, post: post.remoteId, looks: 0 }, 0.9)

/** Looked for and not there: the same photos or video may go again, or what refused them twice is told. */
function sendAgain(progress: Progress): Verdict {
  if (progress.held) return next('publish', progress)
  if (progress.sends + 1 >= MAX_SENDS) return { state: 'absent' }
  return next('publish', { ...progress, sends: progress.sends + 1, looks: 0 })
}

function unsure({ photos, video, post }: Progress, facts: Record<string, Json>): Verdict {
  return { state: 'unsure', evidence: { photos, video, post, ...facts } }
}

const factsOf = ({ code, facts: { status, remoteCode, field } }: AdapterFault): Held => ({
  code,
  ...(status !== undefined && { status }),
  ...(remoteCode !== undefined && { remoteCode }),
  ...(field !== undefined && { field }),
})

const faultFrom = ({ code, ...facts }: Held) => new AdapterFault(code as FaultCode, facts)
