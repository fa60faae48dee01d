import { approvalLines, brandLine, channelLine, checkLines, commentLine, linesOf, mediaLine, numberLines, postLine, postLines, waitingLine, windowLines } from './sentences.ts'

/** One tool: a request of the API under a name that says what it is for. */
export interface Tool {
  name: string
  title: string
  description: string
  /** Name of the API's route. While there is none of that name, there is no such tool. */
  route: string
  /** What of the request may be given; nothing else gets through. */
  takes: readonly string[]
  /** Of these, what must be given although the API could do without. */
  needs?: readonly string[]
  /** What the tool says in the caller's place. */
  fixed?: Record<string, unknown>
  /** False: something is different afterwards. */
  isReading: boolean
  /** What was there is gone, or is out in public. */
  isFinal?: boolean
  /** The answer in a few lines, with the ids that further calls need. */
  say(body: any): string
}

const page = ['cursor', 'limit'] as const
const written = ['text', 'media', 'targets', 'timeZone'] as const
const posts = (body: any) => linesOf(body, postLine, 'No posts.')
const post = ({ data }: any) => postLines(data)

/**
 * Everything an agent may do. What is not here it cannot do: delete posts, approve, connect channels, change rights.
 * Approving above all stays with people.
 */
export const TOOLS: readonly Tool[] = [
  { name: 'list_brands', title: 'List brands', description: 'The brands of the workspace that you may see. Give a brandId to other tools when there are several.', route: 'api.brands.index', takes: [], isReading: true, say: (body) => linesOf(body, brandLine, 'No brands.') },
  { name: 'list_channels', title: 'List channels', description: 'Connected channels with the formats that a post can have there. A target of a post is { connectionId, format }.', route: 'social.connections.index', takes: ['brandId'], isReading: true, say: (body) => linesOf(body, channelLine, 'No channel is connected.') },
  { name: 'list_posts', title: 'List posts', description: 'Posts, newest first, a page at a time.', route: 'api.posts.index', takes: ['state', 'brand', ...page], isReading: true, say: posts },
  { name: 'get_post', title: 'Show a post', description: 'One post: its text, files, and how far each delivery is, with what to do where something went wrong.', route: 'api.posts.show', takes: ['id'], isReading: true, say: post },
  { name: 'get_post_numbers', title: 'Numbers of a post', description: 'What the platforms counted for a published post.', route: 'api.posts.metrics', takes: ['id'], isReading: true, say: numberLines },
  { name: 'list_media', title: 'List the media library', description: 'Files that posts can use, newest first. Files get into the library on its page, or with "caidence media upload".', route: 'media.index', takes: ['type', 'brand', ...page], isReading: true, say: (body) => linesOf(body, mediaLine, 'The library is empty.') },
  { name: 'calendar_window', title: 'Look at the calendar', description: 'What is planned from one day up to another, which is not included; days as yyyy-mm-dd. Each day shows its first posts and how many there are in all.', route: 'api.calendar.show', takes: ['from', 'to', 'timeZone', 'brand', 'channel', 'state', 'campaign', 'perDay'], isReading: true, say: windowLines },
  { name: 'list_approvals', title: 'List waiting approvals', description: 'Posts that wait for a person’s word, the most urgent first. No tool gives it.', route: 'api.approvals.index', takes: ['brand'], isReading: true, say: (body) => linesOf(body, waitingLine, 'Nothing waits.') },
  { name: 'get_approval', title: 'Approval of a post', description: 'Who said what about a post, whose word is missing, and what changed since.', route: 'api.post_approvals.index', takes: ['id'], isReading: true, say: approvalLines },
  { name: 'list_comments', title: 'Comments on a post', description: 'What colleagues and clients say to each other about a post before it goes out, oldest first.', route: 'api.post_comments.index', takes: ['id'], isReading: true, say: (body) => linesOf(body, commentLine, 'No comments.') },
  { name: 'check_post', title: 'Check a post', description: 'Asks each channel what it thinks of a post: errors that would keep it from going out, and warnings. Nothing is stored.', route: 'api.posts.check', takes: ['brandId', 'text', 'media', 'targets'], isReading: true, say: checkLines },
  { name: 'create_draft', title: 'Write a draft', description: 'Writes a new post as a draft. Nothing goes out; schedule_post or publish_now does that.', route: 'api.posts.store', takes: ['brandId', ...written], fixed: { when: 'draft' }, isReading: false, say: post },
  { name: 'update_post', title: 'Change a post', description: 'Changes what is not yet being sent. What is left out stays; media and targets replace what was there. Give the version you have seen, so that nobody is overwritten. A changed post loses its approval.', route: 'api.posts.update', takes: ['id', 'version', ...written, 'confirm'], needs: ['id'], isReading: false, isFinal: true, say: post },
  { name: 'schedule_post', title: 'Schedule a post', description: 'Plans a draft for a time, or moves a planned post. publishAt is ISO 8601 with an offset. Where the brand wants approval first, the post waits for it and does not go out without.', route: 'api.posts.update', takes: ['id', 'publishAt', 'timeZone', 'version', 'confirm'], needs: ['id', 'publishAt'], fixed: { when: 'at' }, isReading: false, say: post },
  { name: 'publish_now', title: 'Publish a post now', description: 'Sends a post out, or again what failed or was held. It cannot be called back. Where the brand wants approval first, the post waits for it. Ask the person you work for before you call this.', route: 'api.posts.publish', takes: ['id', 'deliveryIds', 'confirm'], isReading: false, isFinal: true, say: post },
  { name: 'cancel_post', title: 'Cancel a post', description: 'Withdraws what has not been sent. What is out stays out.', route: 'api.posts.cancel', takes: ['id', 'deliveryIds'], isReading: false, isFinal: true, say: post },
  { name: 'comment_on_post', title: 'Comment on a post', description: 'Leaves a comment for colleagues, under the name of the token’s owner. Clients do not see it.', route: 'api.post_comments.store', takes: ['id', 'body', 'parentId'], fixed: { isInternal: true }, isReading: false, say: () => 'The comment is there.' },
]
