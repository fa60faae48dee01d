import { json, type Answer } from '@caidence/testkit/emulators'
import { needScope, needTask, type Speaker } from './access.ts'
import { graphTime } from './comments.ts'
import { graphError } from './envelope.ts'
import { collection, parseFields, pick } from './fields.ts'
import type { Incoming } from './request.ts'
import type { Page } from './seed.ts'
import type { Comment, State } from './state.ts'

const MAX_LENGTH = 8_000

/** GET and POST /{post or video}/comments of a Page. */
export function pageComments(
  state: State,
  speaker: Speaker,
  page: Page,
  object: { id: string; comments: Comment[] },
  incoming: Incoming
): Answer {
  return incoming.method === 'GET'
    ? list(speaker, page, object, incoming)
    : add(state, speaker, page, object, incoming)
}

function add(
  state: State,
  speaker: Speaker,
  page: Page,
  object: { id: string; comments: Comment[] },
  { params }: Incoming
): Answer {
  needScope(speaker.token, 'pages_manage_engagement')
  needTask(speaker, page, 'MODERATE')
  const { message, attachment_url: attachment } = params
  if (!message && !attachment) throw graphError(100, undefined, 'The parameter message is required')
  if ((message?.length ?? 0) > MAX_LENGTH)
    throw graphError(100, undefined, 'The comment is too long')
  const comment: Comment = {
    id: commentId(state, object.id),
    text: message ?? '',
    at: state.now(),
    author: { id: page.id, name: page.name },
  }
  object.comments.push(comment)
  state.mustKeep()
  return json({ id: comment.id })
}

function list(
  { token }: Speaker,
  page: Page,
  { comments }: { comments: Comment[] },
  incoming: Incoming
): Answer {
  needScope(token, 'pages_read_engagement')
  // What other people wrote is theirs: it takes a permission of its own to see it.
  const seesAll = token.scopes.includes('pages_read_user_content')
  const { params } = incoming
  const fields = parseFields(params.fields ?? 'created_time,from,message,id')
  const order = params.order === 'reverse_chronological' ? -1 : 1
  const items = comments
    .filter(({ author, parent }) => {
      const isListed = params.filter === 'stream' || !parent
      return isListed && (seesAll || author.id === page.id)
    })
    .map((comment, index) => ({ comment, index }))
    .sort((a, b) => order * (a.index - b.index))
    .map(({ comment }) => pick(factsOf(comment), fields))
  return json(collection(items, params, `https://${incoming.host}${incoming.path}`))
}

function factsOf({ id, text, at, author, parent }: Comment) {
  return {
    id,
    message: text,
    created_time: graphTime(at),
    from: author,
    ...(parent && { parent: { id: parent } }),
  }
}

/** The number of the object it stands under comes first. */
export const commentId = (state: State, object: string) =>
  `${object.split('_').at(-1)}_${state.nextId()}`
