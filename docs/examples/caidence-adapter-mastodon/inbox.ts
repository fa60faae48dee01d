import type { Call, Comment, Inbox, Json } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { MastodonApi, textOf, type JsonObject } from './api.ts'

/** The whole thread comes in one answer. */
@injectable()
export class MastodonInbox implements Inbox {
  constructor(@inject(MastodonApi) private api: MastodonApi) {}

  async comments(
    { post }: Parameters<Inbox['comments']>[0],
    call: Call
  ): Promise<{ comments: Comment[] }> {
    const { descendants } = await this.api.read(
      `/api/v1/statuses/${encodeURIComponent(post)}/context`,
      call
    )
    const answers = Array.isArray(descendants) ? (descendants as JsonObject[]) : []
    return { comments: answers.map((answer) => commentOf(answer, post)) }
  }
}

function commentOf(
  { id, content, account, created_at: at, in_reply_to_id: parent }: JsonObject,
  post: string
): Comment {
  const author = account as { id?: string; display_name?: string; acct?: string } | undefined
  const name = author?.display_name || author?.acct
  return {
    remoteId: textOf(id),
    post,
    ...(typeof parent === 'string' && parent !== post && { parent }),
    ...(name && { author: { name, ...(author?.id && { remoteId: author.id }) } }),
    text: plain(content),
    at: textOf(at),
  }
}

const ENTITIES: Record<string, string> = {
  'amp': '&',
  'lt': '<',
  'gt': '>',
  'quot': '"',
  'apos': "'",
  '#39': "'",
  'nbsp': ' ',
}

/** Posts are HTML of a few harmless tags; what people wrote is the text between them. */
function plain(content: Json | undefined): string {
  return String(content ?? '')
    .replaceAll(/<br\s*\/?>|<\/p>\s*<p>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(#?\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
}
