import type { Call, Comment, Inbox } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { AcmeApi, listOf, textOf } from './api.ts'

@injectable()
export class AcmeInbox implements Inbox {
  constructor(@inject(AcmeApi) private api: AcmeApi) {}

  async comments({ post, cursor }: Parameters<Inbox['comments']>[0], call: Call) {
    const path = `/v1/posts/${encodeURIComponent(post)}/comments?after=${encodeURIComponent(cursor ?? '')}`
    const answer = await this.api.read(path, call)
    const comments = listOf(answer.comments).map(({ id, text, author, at }): Comment => ({
      remoteId: textOf(id),
      post,
      author: { name: textOf(author) },
      text: typeof text === 'string' ? text : '',
      at: textOf(at),
    }))
    return { comments, ...(typeof answer.next === 'string' && { cursor: answer.next }) }
  }
}
