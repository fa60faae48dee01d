import { AdapterFault, type Call, type Comment, type Inbox } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import {
  elementsOf,
  idOf,
  instantOf,
  numberOf,
  objectOf,
  textOf,
  type JsonObject,
} from '../api/json.ts'
import { nextStart } from '../api/paging.ts'
import { Rest, speakerOf } from '../api/rest.ts'
import { encoded, isOrganisation } from '../api/urn.ts'

const PAGE_SIZE = 50
/** 1 000 answers to one comment, and an end to a list that never ends. */
const MAX_REPLY_PAGES = 20

interface CommentPage {
  entries: JsonObject[]
  /** Where the one after it begins. */
  next?: number
}

/** Comments under a Page's posts. Those under a profile's posts are closed to every app. */
@injectable()
export class LinkedinInbox implements Inbox {
  constructor(@inject(Rest) private rest: Rest) {}

  async comments(
    { post, cursor }: { post: string; cursor?: string },
    call: Call
  ): Promise<{ comments: Comment[]; cursor?: string }> {
    if (!isOrganisation(call.connection.account.remoteId))
      throw new AdapterFault('E_UNSUPPORTED', { remoteCode: 'r_member_social' })
    const start = numberOf(cursor) ?? 0
    const { entries, next } = await this.page(post, start, call)
    const comments: Comment[] = []
    for (const entry of entries) {
      const comment = commentOf(entry, post, call)
      if (!comment) continue
      comments.push(comment)
      if (isUrn(comment.remoteId) && repliesOf(entry) > 0)
        comments.push(...(await this.replies(comment, call)))
    }
    return next === undefined ? { comments } : { comments, cursor: String(next) }
  }

  private async replies(parent: Comment, call: Call): Promise<Comment[]> {
    const replies: Comment[] = []
    let start: number | undefined = 0
    for (let number = 0; start !== undefined && number < MAX_REPLY_PAGES; number++) {
      const page: CommentPage = await this.page(parent.remoteId, start, call)
      for (const entry of page.entries) {
        const comment = commentOf(entry, parent.post, call)
        if (comment) replies.push({ ...comment, parent: parent.remoteId })
      }
      start = page.next
    }
    return replies
  }

  private async page(target: string, start: number, call: Call): Promise<CommentPage> {
    const answer = await this.rest.look(
      `/rest/socialActions/${encoded(target)}/comments?start=${start}&count=${PAGE_SIZE}`,
      speakerOf(call)
    )
    if (!Array.isArray(answer.elements))
      throw new AdapterFault('E_REMOTE_DOWN', { remoteCode: 'incomplete-answer' })
    const entries = elementsOf(answer)
    return { entries, next: entries.length ? nextStart(answer, start, PAGE_SIZE) : undefined }
  }
}

function commentOf(entry: JsonObject, post: string, { connection }: Call): Comment | null {
  const id = textOf(entry.commentUrn) ?? idOf(entry.id)
  if (!id) return null
  const actor = textOf(entry.actor)
  return {
    remoteId: id,
    post,
    ...(actor && { author: { name: nameOf(actor, connection.account), remoteId: actor } }),
    text: textOf(objectOf(entry.message).text) ?? '',
    at: instantOf(numberOf(objectOf(entry.created).time) ?? 0),
  }
}

/** Answers are listed by the name of the comment; a bare number does not find them. */
const isUrn = (id: string) => id.startsWith('urn:')

/** The interface names people by id only; our own account is the one we can put a name to. */
const nameOf = (actor: string, account: Call['connection']['account']) =>
  actor === account.remoteId ? (account.name ?? account.handle) : actor

function repliesOf({ commentsSummary }: JsonObject): number {
  const summary = objectOf(commentsSummary)
  return numberOf(summary.aggregatedTotalComments) ?? numberOf(summary.totalFirstLevelComments) ?? 0
}
