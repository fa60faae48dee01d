import { hashtagsIn } from '@caidence/sdk'
import type { Speaker } from './access.ts'
import { graphError, json, type Answer } from './envelope.ts'
import { collection, parseFields, pick } from './fields.ts'
import type { Incoming } from './request.ts'
import type { Media, State } from './state.ts'

const SCOPES = {
  facebook: 'instagram_manage_comments',
  instagram: 'instagram_business_manage_comments',
}
const MAX_LENGTH = 300
const MAX_HASHTAGS = 4

/** GET and POST /{media}/comments */
export function comments(
  state: State,
  { token }: Speaker,
  media: Media,
  incoming: Incoming,
  username: string
): Answer {
  const scope = SCOPES[token.kind === 'instagram' ? 'instagram' : 'facebook']
  if (!token.scopes.includes(scope))
    throw graphError(
      10,
      undefined,
      `Application does not have permission for this action (${scope})`
    )
  if (incoming.method === 'GET') {
    const fields = parseFields(incoming.params.fields ?? 'id,text,timestamp')
    const items = (media.comments ?? []).map((comment) => pick({ ...comment, username }, fields))
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
  const comment = {
    id: state.nextId(),
    text: message,
    timestamp: new Date(state.now()).toISOString(),
  }
  media.comments = [...(media.comments ?? []), comment]
  state.mustKeep()
  return json({ id: comment.id })
}
