import { findValidator } from '#validators/finding/find'
import { POST_STATES } from '#validators/publishing/post'
import { described, list, nullable, object, oneOf, ref, string, uuid, wrapped } from './openapi_schema.ts'
import type { Operations } from './openapi_types.ts'

export const schemas = {
  Found: object({
    posts: list(object({ id: uuid, state: oneOf(POST_STATES), words: described('Of its text, around what was looked for.', string) })),
    brands: list(object({ id: uuid, name: string })),
    channels: list(object({ id: uuid, adapter: string, handle: string, name: nullable(string) })),
  }),
}

export const operations: Operations = {
  'api.search': {
    ...{ operationId: 'search', tag: 'Search', access: 'session', query: findValidator },
    summary: 'Posts by their text, brands and channels by their names',
    description: 'The first few of each, as far as you may see them: each holds all the words. Newest posts first.',
    success: { status: 200, description: 'What was found', schema: wrapped(ref('Found')) },
  },
}
