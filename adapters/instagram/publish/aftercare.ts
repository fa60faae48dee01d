import type { Advance, Call, Draft, RemotePost, Verdict } from '@caidence/sdk'
import { FirstComment, textOf, type CommentTarget } from '@caidence/meta-graph'
import { inject, injectable } from 'tsyringe'
import { speakerOf } from './speaker.ts'
import { next, wait, type Progress } from './steps.ts'

const MAX_TRIES = 3
/** A comment in doubt appears within seconds, or never did. */
const LOOK_SECONDS = [5, 15, 30]

/** The first comment under a post that is live. It cannot turn the post into a failure. */
@injectable()
export class Aftercare {
  constructor(@inject(FirstComment) private comments: FirstComment) {}

  /** What is left to do for a post that was just read back. */
  begin(post: RemotePost, progress: Progress, draft: Draft): Advance {
    if (!textOf(draft.options.firstComment)) return { state: 'done', post }
    const kept = {
      ...progress,
      media: post.remoteId,
      url: post.url ?? null,
      publishedAt: post.publishedAt,
      looks: 0,
      tries: 0,
    }
    return next('comment', kept, 0.98)
  }

  async comment(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    const target = targetOf(progress, draft)
    const end = await this.comments.write(target, progress.tries, speakerOf(call))
    if (end.state !== 'later') return finish(progress)
    if (progress.tries < MAX_TRIES)
      return wait('commentLater', { ...progress, tries: progress.tries + 1 }, end.seconds)
    this.comments.warn(target.object, 'throttled')
    return finish(progress)
  }

  /** Never a second comment: what is not found is left out. */
  async settle(progress: Progress, draft: Draft, call: Call): Promise<Verdict> {
    const target = targetOf(progress, draft)
    if (await this.comments.isThere(target, speakerOf(call))) return finish(progress)
    const seconds = LOOK_SECONDS[progress.looks]
    if (seconds !== undefined)
      return wait('comment', { ...progress, looks: progress.looks + 1 }, seconds)
    this.comments.warn(target.object, 'not found')
    return finish(progress)
  }
}

function targetOf({ media }: Progress, { options }: Draft): CommentTarget {
  return { object: media!, text: textOf(options.firstComment)!, words: 'text' }
}

function finish({ media, url, publishedAt }: Progress): Advance {
  return {
    state: 'done',
    post: { remoteId: media!, ...(url && { url }), publishedAt: publishedAt! },
  }
}
