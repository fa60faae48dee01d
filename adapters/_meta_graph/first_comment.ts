import { AdapterFault, LOG, type PluginLog } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { Graph, type Speaker } from './graph.ts'
import { listOf, textOf } from './json.ts'
import { acceptedId, refusalIn, unknownOutcome } from './outcomes.ts'

/** What a comment is written under, and what the platform calls its text when it is read back. */
export interface CommentTarget {
  object: string
  text: string
  words: 'message' | 'text'
}
export type CommentEnd =
  { state: 'made' } | { state: 'later'; seconds: number } | { state: 'refused' }

/** The newest comments are enough: it is looked for within minutes. */
const LOOK_BACK = '50'
/** A throttle that lasts longer costs the comment, not the post. */
const MAX_LATER_SECONDS = 900
const LATER_SECONDS = 60

/**
 * The first comment under a post that is live. The post has been told of by then, so nothing here may end it in a
 * failure, and nothing is written twice: a refusal is logged, a doubt is looked up.
 */
@injectable()
export class FirstComment {
  constructor(
    @inject(Graph) private graph: Graph,
    @inject(LOG) private log: PluginLog
  ) {}

  /**
   * Throws `E_OUTCOME_UNKNOWN` when the comment may be there. Throttles have been answered to comments that were made
   * all the same, so every try but the first begins with a look.
   */
  async write(target: CommentTarget, tries: number, as: Speaker): Promise<CommentEnd> {
    const isThere = tries > 0 ? await this.isThere(target, as) : false
    if (isThere) return { state: 'made' }
    if (isThere === null) return { state: 'later', seconds: LATER_SECONDS }
    const { object, text } = target
    let response
    try {
      response = await this.graph.send(`${object}/comments`, { message: text }, as)
    } catch (error) {
      as.signal.throwIfAborted()
      // Nothing was sent, so nothing is there.
      if (AdapterFault.is(error) && error.code === 'E_REMOTE_DOWN')
        return { state: 'later', seconds: LATER_SECONDS }
      throw error
    }
    if (acceptedId(response)) return { state: 'made' }
    const refusal = refusalIn(response)
    if (!refusal || refusal.code === 'E_REMOTE_DOWN') throw unknownOutcome(response)
    if (refusal.remedy !== 'wait') {
      this.warn(object, refusal)
      return { state: 'refused' }
    }
    const seconds = Math.min(refusal.facts.retryAfter ?? LATER_SECONDS, MAX_LATER_SECONDS)
    return { state: 'later', seconds }
  }

  /** Null when the platform could not be asked. */
  async isThere({ object, text, words }: CommentTarget, as: Speaker): Promise<boolean | null> {
    const query = { fields: `id,${words}`, limit: LOOK_BACK, order: 'reverse_chronological' }
    try {
      const comments = listOf(await this.graph.look(`${object}/comments`, query, as))
      return comments.some((comment) => plain(textOf(comment[words]) ?? '') === plain(text))
    } catch (error) {
      as.signal.throwIfAborted()
      if (AdapterFault.is(error)) return null
      throw error
    }
  }

  /** The post is out; that its comment is not has to be found somewhere. */
  warn(object: string, reason: AdapterFault | 'not found' | 'throttled'): void {
    const why = typeof reason === 'string' ? reason : reason.message
    this.log.warn('The first comment was left out', { post: object, why })
  }
}

/** Platforms trim texts and may change line ends and composition of letters. */
export const plain = (text: string) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim()
