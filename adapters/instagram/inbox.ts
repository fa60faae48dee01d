import { AdapterFault, type Call, type Comment, type Inbox } from '@caidence/sdk'
import {
  Graph,
  idOf,
  instantOf,
  listOf,
  nextCursor,
  objectOf,
  textOf,
  type JsonObject,
} from '@caidence/meta-graph'
import { DateTime } from 'luxon'
import { inject, injectable } from 'tsyringe'
import { speakerOf } from './publish/speaker.ts'

/** The edge serves no more at a time. */
const PAGE_SIZE = '50'
const COMMENT_FIELDS = 'id,text,timestamp,username,from{id,username}'

/** Comments under the account's media, answers among them. */
@injectable()
export class InstagramInbox implements Inbox {
  constructor(@inject(Graph) private graph: Graph) {}

  async comments({ post, cursor }: Parameters<Inbox['comments']>[0], call: Call) {
    const query: Record<string, string> = {
      fields: `${COMMENT_FIELDS},replies{${COMMENT_FIELDS}}`,
      limit: PAGE_SIZE,
      ...(cursor && { after: cursor }),
    }
    const answer = await this.list(post, query, call)
    const next = nextCursor(answer, cursor)
    return {
      comments: listOf(answer).flatMap((item) => withReplies(item, post)),
      ...(next && { cursor: next }),
    }
  }

  /** A story has no such list, and is answered about like something that is gone. */
  private async list(post: string, query: Record<string, string>, call: Call): Promise<JsonObject> {
    try {
      return await this.graph.read(`${post}/comments`, query, speakerOf(call))
    } catch (error) {
      const isGone = AdapterFault.is(error) && error.code === 'E_REMOTE_GONE'
      if (!isGone) throw error
      const facts = await this.graph.read(post, { fields: 'media_product_type' }, speakerOf(call))
      throw facts.media_product_type === 'STORY' ? new AdapterFault('E_UNSUPPORTED', error.facts) : error
    }
  }
}

function withReplies(item: JsonObject, post: string): Comment[] {
  const comment = commentIn(item, post)
  if (!comment) return []
  const replies = listOf(item.replies).flatMap((reply) => {
    const answer = commentIn(reply, post)
    return answer ? [{ ...answer, parent: comment.remoteId }] : []
  })
  return [comment, ...replies]
}

function commentIn(item: JsonObject, post: string): Comment | null {
  const remoteId = idOf(item.id)
  const at = DateTime.fromISO(textOf(item.timestamp) ?? '', { zone: 'utc' })
  if (!remoteId || !at.isValid) return null
  const from = objectOf(item.from)
  const name = textOf(item.username) ?? textOf(from.username)
  const person = idOf(from.id)
  return {
    remoteId,
    post,
    ...(name && { author: { name, ...(person && { remoteId: person }) } }),
    text: textOf(item.text) ?? '',
    at: instantOf(at),
  }
}
