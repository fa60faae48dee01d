import { announce, commentEvent, mediaCommentEvent } from './hooks.ts'
import { commentId } from './page_comments.ts'
import type { Comment, State } from './state.ts'

const PASSER_BY = { id: '10333000000000001', name: 'Casey Passer-by' }

/** `POST /__admin/comments` `{post, text, author?, parent?}`: somebody from outside comments. */
export function addForeignComment(state: State, body: Record<string, unknown>): { id: string } {
  const post = String(body.post ?? '')
  const text = String(body.text ?? '')
  if (!text) throw new TypeError('"text" is missing')
  const author = { ...PASSER_BY, ...(body.author ? { name: String(body.author) } : {}) }
  const parent = body.parent ? { parent: String(body.parent) } : {}
  const { posts, videos, media } = state.data
  const at = state.now()

  const onPage = posts[post] ?? videos[post]
  if (onPage) {
    const comment: Comment = { id: commentId(state, post), text, at, author, ...parent }
    onPage.comments.push(comment)
    state.mustKeep()
    const account = onPage.page
    announce(state, 'page', 'feed', commentEvent(at, post, { ...comment, account }))
    return { id: comment.id }
  }
  const item = media[post]
  if (!item) throw new TypeError(`There is no post "${post}"`)
  const comment: Comment = { id: state.nextId(), text, at, author, ...parent }
  item.comments.push(comment)
  state.mustKeep()
  const event = mediaCommentEvent(at, post, { ...comment, account: item.account })
  announce(state, 'instagram', 'comments', event)
  return { id: comment.id }
}
