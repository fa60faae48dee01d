import {
  AdapterFault,
  LOG,
  type Advance,
  type Call,
  type Draft,
  type HttpResponse,
  type PluginLog,
  type RemotePost,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { idOf, objectOf, parseLossless, textOf } from '../api/json.ts'
import { Rest, speakerOf } from '../api/rest.ts'
import { encoded } from '../api/urn.ts'
import { wait, type Progress } from './steps.ts'

/** A post can be read before it can be commented on. */
const NOT_YET_SECONDS = 10
const MAX_NOT_YET = 3

/**
 * The account's own comment under its post. The post is live by now, and nothing that happens here may turn it into a
 * failure or repeat the comment: what the platform did not clearly refuse as "too early" is left as it is.
 */
@injectable()
export class FirstComment {
  constructor(
    @inject(Rest) private rest: Rest,
    @inject(LOG) private log: PluginLog
  ) {}

  isWanted = ({ options }: Draft): boolean => textOf(options.firstComment)?.trim() !== undefined

  async write(progress: Progress, draft: Draft, post: RemotePost, call: Call): Promise<Advance> {
    try {
      const response = await this.rest.send(
        `/rest/socialActions/${encoded(post.remoteId)}/comments`,
        {
          actor: call.connection.account.remoteId,
          object: post.remoteId,
          message: { text: textOf(draft.options.firstComment)!.trim() },
        },
        speakerOf(call)
      )
      if (isWritten(response)) return { state: 'done', post }
      const fault = this.rest.faultOf(response)
      if (fault.code === 'E_REMOTE_GONE' && progress.comments < MAX_NOT_YET)
        return wait('settle', { ...progress, comments: progress.comments + 1 }, NOT_YET_SECONDS)
      return this.withoutComment(post, fault)
    } catch (error) {
      if (!AdapterFault.is(error)) throw error
      return this.withoutComment(post, error)
    }
  }

  /** The post is what matters; its comment may be missing. */
  withoutComment(post: RemotePost, fault?: AdapterFault): Advance {
    this.log.warn('The first comment may be missing', {
      post: post.remoteId,
      ...(fault && { fault: fault.code, status: fault.facts.status ?? null }),
    })
    return { state: 'done', post }
  }
}

/** The id of the comment, in the header or in the body; a page in its place did not come from the platform. */
function isWritten({ status, headers, text }: HttpResponse): boolean {
  const isSuccess = status >= 200 && status < 300
  return isSuccess && Boolean(headers['x-restli-id'] ?? idOf(objectOf(parseLossless(text)).id))
}
