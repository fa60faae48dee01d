import type { Call, Comment, Inbox } from '@caidence/sdk'
import { Graph, idOf, instantOf, listOf, nextCursor, objectOf, textOf, type JsonObject } from '@caidence/meta-graph'
import { DateTime } from 'luxon'
import { inject, injectable } from 'tsyringe'
import { speakerOf } from './publish/speaker.ts'

const PAGE_SIZE = '50'

/** Comments under a Page's posts and videos, answers to comments among them. */
@injectable()
export class FacebookInbox implements Inbox {
  constructor(@inject(Graph) private graph: Graph) {}

  async comments({ post, cursor }: Parameters<Inbox['comments']>[0], call: Call) {
    const query: Record<string, string> = {
      fields: 'id,message,from{id,name},created_time,parent{id}',
      filter: 'stream',
      order: 'chronological',
      limit: PAGE_SIZE,
      ...(cursor && { after: cursor }),
    }
    const answer = await this.graph.read(`${post}/comments`, query, speakerOf(call))
    const next = nextCursor(answer, cursor)
    return {
      comments: listOf(answer).flatMap((item) => commentIn(item, post) ?? []),
      ...(next && { cursor: next }),
    }
  }
}

function commentIn(item: JsonObject, post: string): Comment | null {
  const remoteId = idOf(item.id)
  const at = DateTime.fromISO(textOf(item.created_time) ?? '', { zone: 'utc' })
  if (!remoteId || !at.isValid) return null
  const from = objectOf(item.from)
  const name = textOf(from.name)
  const parent = idOf(objectOf(item.parent).id)
  return {
    remoteId,
    post,
    ...(parent && { parent }),
    ...(name && { author: { name, ...(idOf(from.id) && { remoteId: idOf(from.id)! }) } }),
    text: textOf(item.message) ?? '',
    at: instantOf(at),
  }
}
