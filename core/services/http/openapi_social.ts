import { chooseValidator, connectValidator, disconnectValidator, listConnectionsValidator } from '#validators/connections/connect'
import { boolean, described, instant, list, nullable, object, oneOf, ref, string, uri, uuid, wrapped } from './openapi_schema.ts'
import type { Operations, Schema } from './openapi_types.ts'

const fault = object({ code: string, sentence: string, action: string })

export const connection = object({
  id: uuid,
  brandId: uuid,
  adapter: string,
  adapterName: string,
  handle: string,
  name: nullable(string),
  kind: string,
  pictureUrl: nullable(string),
  state: oneOf(['active', 'needs_reauth', 'disconnected']),
  paused: described('Why nothing is published to it although it is connected: the operator, or the workspace, switched its platform off.', nullable(string)),
  findings: list(object({ check: string, status: oneOf(['pass', 'warn', 'fail', 'skip']), summary: string, fix: string }, ['fix'])),
  capabilities: described(
    'What it can do, as of `checkedAt`. `skip`: nobody has looked yet.',
    list(object({ capability: string, status: oneOf(['pass', 'warn', 'fail', 'skip']), summary: nullable(string), fix: nullable(string) }))
  ),
  formats: described('What a post can be there; a target of a post names one.', list(object({ id: string, name: string }))),
  fault: nullable(fault),
  tokenExpiresAt: nullable(instant),
  refreshExpiresAt: nullable(instant),
  accessEndsAt: described('When a person has to connect it anew; null when access renews itself.', nullable(instant)),
  lastSuccessAt: nullable(instant),
  checkedAt: nullable(instant),
  disconnectedAt: nullable(instant),
  createdAt: instant,
})

export const connectAttempt = object({
  id: uuid,
  adapter: string,
  adapterName: string,
  brandId: uuid,
  status: oneOf(['begun', 'exchanging', 'choosing', 'done', 'failed']),
  choices: list(object({ remoteId: string, handle: string, kind: string, name: nullable(string), pictureUrl: nullable(string), isConnected: boolean, isKnown: described('It is, or was until it lost access, a channel of the brand; or it is the one that is to be connected anew.', boolean) })),
  fault: nullable(fault),
  connectionIds: list(uuid),
  returnTo: described('The page of ours it was begun on.', string),
  expiresAt: instant,
})

export const schemas = { Connection: connection, ConnectAttempt: connectAttempt }

const tag = 'Channels'
/** Ids of adapters, as manifests may spell them. */
const platform: Schema = { type: 'string', pattern: '^[a-z][a-z0-9_-]{0,63}$', examples: ['my_platform'] }
/** What a platform's refusal becomes, see `ChannelFault`. */
const remote = {
  409: 'The platform wants the account to be connected anew.',
  424: 'The platform, or its app settings here, stand in the way.',
  429: 'The platform asks to wait.',
}

export const operations: Operations = {
  'social.connections.index': {
    ...{ operationId: 'listConnections', tag, access: 'connections:read', query: listConnectionsValidator },
    summary: 'List connected channels',
    success: { status: 200, description: 'All of them', schema: wrapped(list(ref('Connection'))) },
  },
  'social.attempts.show': {
    ...{ operationId: 'getConnectAttempt', tag, access: 'connections:read' },
    summary: 'Show how far connecting a channel has come',
    success: { status: 200, description: 'The attempt', schema: wrapped(ref('ConnectAttempt')) },
  },
  'social.connects.store': {
    ...{ operationId: 'beginConnect', tag, access: 'connections:write', body: connectValidator, params: { platform } },
    summary: 'Begin to connect a channel',
    description: 'Open `url` in a browser to consent. The address is not kept: a repeated Idempotency-Key is refused with 409.',
    success: { status: 201, description: 'Where to consent', schema: wrapped(object({ url: uri, attemptId: uuid })) },
    refusals: remote,
  },
  'social.attempts.choose': {
    ...{ operationId: 'chooseAccounts', tag, access: 'connections:write', body: chooseValidator },
    summary: 'Pick from the accounts that consent was given for',
    success: { status: 200, description: 'The channels', schema: wrapped(list(ref('Connection'))) },
    refusals: { ...remote, 410: 'The time to pick is over.' },
  },
  'social.connections.check': {
    ...{ operationId: 'checkConnection', tag, access: 'connections:write' },
    summary: 'Ask the platform what a channel can do today',
    success: { status: 200, description: 'The channel with fresh findings', schema: wrapped(ref('Connection')) },
    refusals: remote,
  },
  'social.connections.destroy': {
    ...{ operationId: 'disconnect', tag, access: 'connections:write', query: disconnectValidator, params: { platform } },
    summary: 'Disconnect a channel and forget its tokens',
    success: { status: 200, description: 'Disconnected', schema: wrapped(object({ id: uuid, revoked: described('Did the platform confirm it?', boolean) })) },
    refusals: { ...remote, 422: 'There are several channels of the platform: say which with `connection`.' },
  },
  'social.callbacks.show': {
    ...{ operationId: 'finishConnect', tag, access: 'public', params: { platform } },
    summary: 'Where a platform sends the browser after consent',
    description: 'Not for API clients: the state in the address works once, in the browser that began.',
    success: { status: 302, description: 'On to a page', headers: { Location: { type: 'string', format: 'uri-reference' } } },
    refusalPages: [400],
    refusals: { 400: 'The address is not one that a platform was given, or it was used before.' },
  },
}
