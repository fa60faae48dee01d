import {
  AdapterFault,
  LOG,
  type Advance,
  type Call,
  type Draft,
  type PluginLog,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { errorOf } from '../faults.ts'
import { bodyIn, Google } from '../google.ts'
import { itemsOf, objectOf, textOf, type JsonObject } from '../json.ts'
import type { Progress } from './steps.ts'

/**
 * The first comment under a post that is live. It is sent once; whatever becomes of it, the post stays live and the
 * delivery ends well, because a second comment would be worse than none.
 */
@injectable()
export class FirstComment {
  constructor(
    @inject(Google) private google: Google,
    @inject(LOG) private log: PluginLog
  ) {}

  async send(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    const text = textOf(draft.options.firstComment) ?? ''
    const topLevelComment = { snippet: { textOriginal: text } }
    const response = await this.google.send(
      'POST',
      'commentThreads',
      { part: 'snippet' },
      {
        snippet: {
          videoId: progress.video!,
          channelId: call.connection.account.remoteId,
          topLevelComment,
        },
      },
      call
    )
    if (bodyIn(response)) return done(progress)
    const isRefusal = response.status >= 400 && response.status < 500 && errorOf(response)
    if (!isRefusal) throw new AdapterFault('E_OUTCOME_UNKNOWN', { status: response.status })
    this.missing(progress, this.google.faultOf(response))
    return done(progress)
  }

  /** Looked for once, for the log: there is nothing a second try could mend. */
  async settle(progress: Progress, draft: Draft, call: Call): Promise<Advance> {
    try {
      const query = { part: 'snippet', videoId: progress.video!, order: 'time', maxResults: '100' }
      const threads = itemsOf(await this.google.read('commentThreads', query, call))
      if (!threads.some((thread) => isOurs(thread, draft, call))) this.missing(progress)
    } catch (error) {
      call.signal.throwIfAborted()
      this.missing(progress, AdapterFault.from(error))
    }
    return done(progress)
  }

  private missing({ video }: Progress, fault?: AdapterFault): void {
    this.log.warn('the first comment is missing', {
      video,
      ...(fault && { code: fault.code, remoteCode: fault.facts.remoteCode ?? null }),
    })
  }
}

function done({ video, post }: Progress): Advance {
  return { state: 'done', post: { remoteId: video!, ...post! } }
}

function isOurs(thread: JsonObject, { options }: Draft, call: Call): boolean {
  const comment = objectOf(objectOf(objectOf(thread.snippet).topLevelComment).snippet)
  const author = textOf(objectOf(comment.authorChannelId).value)
  return (
    author === call.connection.account.remoteId &&
    textOf(comment.textOriginal) === options.firstComment
  )
}
