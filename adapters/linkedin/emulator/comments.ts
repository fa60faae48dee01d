import { json, type Answer, type Incoming } from '@caidence/testkit/emulators'
import { needAuthor, needReader, tokenOf } from './access.ts'
import { refusal } from './refusals.ts'
import type { Comment, Post, State } from './state.ts'

const MAX_TEXT = 1250
const PAGE_SIZE = 10
const MAX_PAGE_SIZE = 100

/** POST /rest/socialActions/{post}/comments. */
export function createComment(state: State, incoming: Incoming): Answer {
  const token = tokenOf(state, incoming)
  const { actor, object, message } = incoming.json as Record<string, unknown>
  needAuthor(state, token, actor, 'socialActions.comments.CREATE')
  const post = postOf(state, incoming)
  if (object !== post.urn) throw refusal(400, 'INVALID_VALUE_FOR_FIELD', 'object must be the post')
  const text = (message as { text?: unknown } | undefined)?.text
  if (typeof text !== 'string' || text.trim() === '')
    throw refusal(400, 'INVALID_VALUE_BLANK_FIELD', 'message.text must not be blank')
  if (text.length > MAX_TEXT)
    throw refusal(400, 'FIELD_LENGTH_TOO_LONG', 'message.text is too long')
  const comment = addComment(state, post, String(actor), text)
  return { ...json(entryOf(post, comment), 201), headers: { 'x-restli-id': comment.id } }
}

export function addComment(state: State, post: Post, actor: string, text: string): Comment {
  const id = state.nextNumber('6', 19)
  const comment = { id, urn: `urn:li:comment:(${post.urn},${id})`, actor, text, at: state.now() }
  post.comments.push(comment)
  state.mustKeep()
  return comment
}

export function listComments(state: State, incoming: Incoming): Answer {
  const token = tokenOf(state, incoming)
  const post = postOf(state, incoming)
  needReader(state, token, post.author, 'socialActions.comments.GET_ALL')
  const size = Math.min(Number(incoming.query.count ?? PAGE_SIZE) || PAGE_SIZE, MAX_PAGE_SIZE)
  const start = Number(incoming.query.start ?? 0) || 0
  const hasMore = post.comments.length > start + size
  return json({
    paging: {
      start,
      count: size,
      links: hasMore
        ? [
            {
              type: 'application/json',
              rel: 'next',
              href: `${incoming.path}?start=${start + size}&count=${size}`,
            },
          ]
        : [],
      total: post.comments.length,
    },
    elements: post.comments.slice(start, start + size).map((comment) => entryOf(post, comment)),
  })
}

function postOf(state: State, { segments }: Incoming): Post {
  const urn = segments[2] ?? ''
  const post = Object.hasOwn(state.data.posts, urn) ? state.data.posts[urn] : undefined
  if (!post) throw refusal(404, 'NOT_FOUND', 'The post does not exist')
  return post
}

const entryOf = (post: Post, { id, urn, actor, text, at }: Comment) => ({
  id,
  commentUrn: urn,
  $URN: urn,
  actor,
  object: post.urn,
  message: { attributes: [], text },
  created: { actor, time: at },
  lastModified: { actor, time: at },
  likesSummary: { totalLikes: 0, aggregatedTotalLikes: 0, likedByCurrentUser: false },
})
