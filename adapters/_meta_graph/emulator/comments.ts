import { hashtagsIn } from '@caidence/sdk'
import { json, type Answer } from '@caidence/testkit/emulators'
import { needScope, type Speaker } from './access.ts'
import { graphError } from './envelope.ts'
import { collection, parseFields, pick, type FieldTree } from './fields.ts'
import type { Incoming } from './request.ts'
import type { Account } from './seed.ts'
import type { Comment, Media, State } from './state.ts'

const MAX_LENGTH = 300
const MAX_HASHTAGS = 4

/** GET and POST /{media}/comments of an Instagram account. */
export function comments(
  state: State,
  { token }: Speaker,
  media: Media,
  incoming: Incoming,
  account: Account
): Answer {
  const isInstagram = token.kind === 'instagram'
  needScope(token, isInstagram ? 'instagram_business_manage_comments' : 'instagram_manage_comments')
  if (incoming.method === 'GET') {
    const fields = parseFields(incoming.params.fields ?? 'id,text,timestamp')
    const items = media.comments
      .filter(({ parent }) => !parent)
      .map((comment) => ({ ...factsOf(comment), replies: repliesTo(comment, media) }))
      .map((facts) => pickWithReplies(facts, fields))
    return json(collection(items, incoming.params, `https://${incoming.host}${incoming.path}`))
  }

  const { message } = incoming.params
  if (media.product === 'STORY') throw graphError(100, 33, 'Stories cannot be commented on')
  if (!message) throw graphError(100, undefined, 'The parameter message is required')
  const links = message.match(/https?:\/\//g) ?? []
  if (
    message.length > MAX_LENGTH ||
    hashtagsIn(message).length > MAX_HASHTAGS ||
    links.length > 1
  ) {
    throw graphError(100, undefined, 'The comment is too long, or has too many hashtags or links')
  }
  const { id, username: name } = account
  const comment = { id: state.nextId(), text: message, at: state.now(), author: { id, name } }
  media.comments.push(comment)
  state.mustKeep()
  return json({ id: comment.id })
}

function repliesTo({ id }: Comment, { comments }: Media) {
  return comments.filter(({ parent }) => parent === id).map((reply) => factsOf(reply))
}

/** Answers are a collection inside, left out where there are none. */
function pickWithReplies(
  { replies, ...facts }: ReturnType<typeof factsOf> & { replies: ReturnType<typeof repliesTo> },
  fields: FieldTree
) {
  const inner = fields.get('replies')
  const data = inner ? replies.map((reply) => pick(reply, inner)) : []
  return { ...pick(facts, fields), ...(data.length && { replies: { data } }) }
}

function factsOf({ id, text, at, author, parent }: Comment) {
  return {
    id,
    text,
    timestamp: graphTime(at),
    username: author.name,
    from: { id: author.id, username: author.name },
    ...(parent && { parent_id: parent }),
  }
}

/** The platform's way to write a time: no fractions, and an offset without a colon. */
export const graphTime = (at: number) => new Date(at).toISOString().replace(/\.\d{3}Z$/, '+0000')
