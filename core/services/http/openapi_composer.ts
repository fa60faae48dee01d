import { checkLinksValidator } from '#validators/composer/links'
import { post } from './openapi_posts.ts'
import { boolean, described, instant, integer, list, nullable, object, oneOf, ref, string, uuid, wrapped } from './openapi_schema.ts'
import type { Operations } from './openapi_types.ts'

const revisionFields = {
  version: described('The version of the post that this is the content of.', integer),
  author: nullable(object({ id: uuid, name: string })),
  isAuto: described('Saved by itself while somebody typed.', boolean),
  begunAt: instant,
  savedAt: instant,
  excerpt: described('How the text begins.', string),
  files: integer,
  channels: integer,
}

export const revision = object(revisionFields)
export const wholeRevision = object({
  ...revisionFields,
  text: string,
  media: post.properties.media,
  targets: list(object({ connectionId: uuid, format: string, text: nullable(string), options: { type: 'object' }, fit: oneOf(['pad', 'crop']), mode: described('`manual`: a person posts it.', oneOf(['auto', 'manual'])) })),
  isWhole: described('False: files or channels of it are gone, or not yours to see, and left out here.', boolean),
})
export const presence = object({ others: list(object({ id: uuid, name: string })), version: described('Of the post, as it is now.', integer) })
export const checkedLink = object({
  url: string,
  state: described('`bare`: the page says nothing that a preview could be made of. `gone`: there is no page. `unreachable`: it could not be read from here.', oneOf(['ok', 'bare', 'gone', 'unreachable'])),
  sentence: nullable(string),
})

export const schemas = { Revision: revision, WholeRevision: wholeRevision, Presence: presence, CheckedLink: checkedLink }

const tag = 'Posts'

export const operations: Operations = {
  'api.posts.revisions.index': {
    ...{ operationId: 'listRevisions', tag, access: 'posts:read' },
    summary: 'List what a post was before, newest first',
    description: 'The last hundred versions. What saved itself while one person typed is one of them.',
    success: { status: 200, description: 'All there are', schema: wrapped(list(ref('Revision'))) },
  },
  'api.posts.revisions.show': {
    ...{ operationId: 'getRevision', tag, access: 'posts:read', params: { version: { type: 'integer', minimum: 1, maximum: 999999999 } } },
    summary: 'Show one version of a post',
    description: 'To go back to it, send its content in a change of the post.',
    success: { status: 200, description: 'The version', schema: wrapped(ref('WholeRevision')) },
  },
  'api.posts.presence.update': {
    ...{ operationId: 'bePresent', tag, access: 'posts:write' },
    summary: 'Say that somebody has the post open',
    description: 'Repeat it every 20 seconds. After a minute of silence they count as gone.',
    success: { status: 200, description: 'Who else has', schema: wrapped(ref('Presence')) },
  },
  'api.posts.presence.destroy': {
    ...{ operationId: 'leavePost', tag, access: 'posts:write' },
    summary: 'Say that somebody has closed the post',
    success: { status: 204, description: 'Noted' },
  },
  'api.posts.links.store': {
    ...{ operationId: 'checkLinks', tag, access: 'posts:write', body: checkLinksValidator },
    summary: 'Look where links lead',
    description: 'Answers are up to ten minutes old. Only public addresses are asked.',
    success: { status: 200, description: 'Each address once', schema: wrapped(list(ref('CheckedLink'))) },
  },
}
