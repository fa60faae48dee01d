import { METRICS } from '@caidence/sdk'
import { listCommentsValidator, listOptionsValidator } from '#validators/channels/channel'
import { described, instant, integer, list, nullable, object, oneOf, page, ref, string, uuid, wrapped } from './openapi_schema.ts'
import type { Operations } from './openapi_types.ts'

export const metric = object({
  name: described('Means the same on every platform.', oneOf(Object.keys(METRICS))),
  unit: oneOf(['count', 'seconds']),
  kind: described('`total`: all there is. `window`: what was added between `from` and `to`.', oneOf(['total', 'window'])),
  value: described('Null: the platform did not say. It never means 0.', nullable(integer)),
  from: nullable(instant),
  to: nullable(instant),
  asOf: described('Until when the platform says it is complete; otherwise when it was read.', nullable(instant)),
})

export const comment = object({
  id: string,
  parentId: described('The comment that this one answers.', nullable(string)),
  author: described('Null where the platform hides who wrote it.', nullable(string)),
  text: string,
  at: instant,
})

export const schemas = { Metric: metric, Comment: comment }

/** What a platform's refusal becomes, see `ChannelFault`. */
const remote = {
  409: 'The platform wants the account to be connected anew.',
  424: 'The platform, or its app settings here, stand in the way.',
  429: 'The platform asks to wait.',
}

export const operations: Operations = {
  'api.channels.metrics': {
    ...{ operationId: 'getChannelMetrics', tag: 'Channels', access: 'connections:read' },
    summary: 'Show the newest numbers of a channel',
    success: {
      status: 200,
      description: 'Every number its platform counts, told or not',
      schema: wrapped(object({ metrics: list(ref('Metric')), collectedAt: nullable(instant), fault: nullable(object({ code: string, sentence: string, action: string })) })),
    },
  },
  'api.channels.options': {
    ...{ operationId: 'listChannelOptions', tag: 'Channels', access: 'connections:read', query: listOptionsValidator, params: { source: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_.-]{0,63}$', examples: ['playlists'] } } },
    summary: 'List what a field of a format can be set to, as the platform knows it',
    description: 'For fields of the kind `remote-select`; `source` is the field’s own. Answers are up to a minute old.',
    success: { status: 200, description: 'The first ones that match', schema: wrapped(list(object({ value: string, label: string }))) },
    refusals: remote,
  },
  'api.posts.metrics': {
    ...{ operationId: 'getPostMetrics', tag: 'Posts', access: 'posts:read' },
    summary: 'Show the newest numbers of a post, by delivery',
    success: { status: 200, description: 'Of what is live and can be counted', schema: wrapped(list(object({ deliveryId: uuid, metrics: list(ref('Metric')) }))) },
  },
  'api.posts.comments': {
    ...{ operationId: 'listComments', tag: 'Posts', access: 'posts:read', query: listCommentsValidator, params: { delivery: uuid } },
    summary: 'Read comments at the platform',
    description: 'Nothing is kept here: each request asks the platform.',
    success: { status: 200, description: 'One page', schema: page(ref('Comment')) },
    refusals: remote,
  },
}
