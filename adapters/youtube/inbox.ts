import {
  AdapterFault,
  CLOCK,
  type Call,
  type Comment,
  type Inbox,
  type PluginClock,
} from '@caidence/sdk'
import { DateTime } from 'luxon'
import { inject, injectable } from 'tsyringe'
import { Google } from './google.ts'
import { itemsOf, numberOf, objectOf, textOf, type JsonObject } from './json.ts'

/** Each thread may need requests of its own for its answers, so a page is kept small. */
const THREADS_PER_PAGE = '50'
const ANSWERS_PER_PAGE = '100'
/** A thousand answers to one comment; a longer quarrel is read on YouTube. */
const MAX_ANSWER_PAGES = 10

/** Comments, newest thread first: the platform knows no other order in time. */
@injectable()
export class YouTubeInbox implements Inbox {
  constructor(
    @inject(Google) private google: Google,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  async comments({ post, cursor }: Parameters<Inbox['comments']>[0], call: Call) {
    const query = {
      part: 'snippet,replies',
      videoId: post,
      order: 'time',
      textFormat: 'plainText',
      maxResults: THREADS_PER_PAGE,
    }
    let body: JsonObject
    try {
      body = await this.google.read(
        'commentThreads',
        { ...query, ...(cursor && { pageToken: cursor }) },
        call
      )
    } catch (error) {
      if (AdapterFault.is(error) && error.facts.remoteCode === 'commentsDisabled')
        return { comments: [] }
      throw error
    }
    const comments: Comment[] = []
    for (const thread of itemsOf(body)) comments.push(...(await this.thread(thread, post, call)))
    const next = textOf(body.nextPageToken)
    return { comments, ...(next && { cursor: next }) }
  }

  private async thread(thread: JsonObject, post: string, call: Call): Promise<Comment[]> {
    const snippet = objectOf(thread.snippet)
    const top = objectOf(snippet.topLevelComment)
    const parent = textOf(top.id)
    const inline = Array.isArray(objectOf(thread.replies).comments)
      ? (objectOf(thread.replies).comments as JsonObject[])
      : []
    // A thread brings at most its first few answers along.
    const isAll = inline.length >= (numberOf(snippet.totalReplyCount) ?? 0)
    const answers = isAll || !parent ? inline : await this.answers(parent, call)
    return [top, ...answers.map(objectOf)].flatMap((comment) =>
      this.commentOf(comment, post, parent)
    )
  }

  private async answers(parentId: string, call: Call): Promise<JsonObject[]> {
    const answers: JsonObject[] = []
    let page: string | undefined
    for (let count = 0; count < MAX_ANSWER_PAGES; count++) {
      const query = {
        part: 'snippet',
        parentId,
        textFormat: 'plainText',
        maxResults: ANSWERS_PER_PAGE,
      }
      const body = await this.google.read(
        'comments',
        { ...query, ...(page && { pageToken: page }) },
        call
      )
      answers.push(...itemsOf(body))
      page = textOf(body.nextPageToken)
      if (!page) break
    }
    return answers
  }

  private commentOf(comment: JsonObject, post: string, parent: string | undefined): Comment[] {
    const id = textOf(comment.id)
    if (!id) return []
    const snippet = objectOf(comment.snippet)
    const name = textOf(snippet.authorDisplayName)
    const author = textOf(objectOf(snippet.authorChannelId).value)
    const at = DateTime.fromISO(textOf(snippet.publishedAt) ?? '')
    return [
      {
        remoteId: id,
        post,
        ...(parent && parent !== id && { parent }),
        ...(name && { author: { name, ...(author && { remoteId: author }) } }),
        text: textOf(snippet.textOriginal) ?? textOf(snippet.textDisplay) ?? '',
        at: (at.isValid ? at : DateTime.fromJSDate(this.clock.now())).toUTC().toISO()!,
      },
    ]
  }
}
