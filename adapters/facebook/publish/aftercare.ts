import {
  AdapterFault,
  LOG,
  type Advance,
  type Call,
  type Draft,
  type MediaReader,
  type PluginLog,
  type RemotePost,
  type Verdict,
} from '@caidence/sdk'
import { FirstComment, textOf, type CommentTarget } from '@caidence/meta-graph'
import { inject, injectable } from 'tsyringe'
import { coverOf } from './formats.ts'
import { speakerOf } from './speaker.ts'
import { next, wait, type Progress } from './steps.ts'
import { Videos } from './videos.ts'

const MAX_COVER_TRIES = 3
const COVER_AGAIN_SECONDS = 20
const MAX_COMMENT_TRIES = 3
/** A comment in doubt appears within seconds, or never did. */
const COMMENT_LOOK_SECONDS = [5, 15, 30]

/** What is added to a post that is live: its cover and its first comment. Neither can turn it into a failure. */
@injectable()
export class Aftercare {
  constructor(
    @inject(Videos) private videos: Videos,
    @inject(FirstComment) private comments: FirstComment,
    @inject(LOG) private log: PluginLog
  ) {}

  /** The first thing left to do for a post that was just read back. */
  begin(post: RemotePost, progress: Progress, draft: Draft): Advance {
    const kept = {
      ...progress,
      post: post.remoteId,
      url: post.url ?? null,
      publishedAt: post.publishedAt,
      looks: 0,
      tries: 0,
    }
    return coverOf(draft) ? next('cover', kept, 0.97) : this.afterCover(kept, draft)
  }

  async cover(
    progress: Progress,
    draft: Draft,
    media: MediaReader,
    call: Call
  ): Promise<Advance> {
    const picture = coverOf(draft)!
    try {
      const bytes = await media.range(picture.id, 0, picture.bytes)
      await this.videos.setCover(progress.video!, picture.type, bytes, call)
    } catch (error) {
      call.signal.throwIfAborted()
      if (!AdapterFault.is(error)) throw error
      const mayPass = error.remedy === 'retry' || error.remedy === 'wait'
      if (mayPass && progress.tries < MAX_COVER_TRIES)
        return wait('cover', { ...progress, tries: progress.tries + 1 }, COVER_AGAIN_SECONDS)
      this.log.warn('The cover was left out', { post: progress.post, why: error.message })
    }
    return this.afterCover({ ...progress, tries: 0 }, draft)
  }

  private afterCover(progress: Progress, draft: Draft): Advance {
    return commentOf(draft) ? next('comment', progress, 0.98) : finish(progress)
  }

  async comment(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    const target = targetOf(progress, draft)
    const end = await this.comments.write(target, progress.tries, speakerOf(call))
    if (end.state !== 'later') return finish(progress)
    if (progress.tries < MAX_COMMENT_TRIES)
      return wait('commentLater', { ...progress, tries: progress.tries + 1 }, end.seconds)
    this.comments.warn(target.object, 'throttled')
    return finish(progress)
  }

  /** Never a second comment: what is not found is left out. */
  async settleComment(progress: Progress, draft: Draft, call: Call): Promise<Verdict> {
    const target = targetOf(progress, draft)
    if (await this.comments.isThere(target, speakerOf(call))) return finish(progress)
    const seconds = COMMENT_LOOK_SECONDS[progress.looks]
    if (seconds !== undefined)
      return wait('comment', { ...progress, looks: progress.looks + 1 }, seconds)
    this.comments.warn(target.object, 'not found')
    return finish(progress)
  }
}

const commentOf = ({ options }: Draft) => textOf(options.firstComment)

function targetOf({ post }: Progress, draft: Draft): CommentTarget {
  return { object: post!, text: commentOf(draft)!, words: 'message' }
}

function finish({ post, url, publishedAt }: Progress): Advance {
  return {
    state: 'done',
    post: { remoteId: post!, ...(url && { url }), publishedAt: publishedAt! },
  }
}
