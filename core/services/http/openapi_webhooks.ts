import { EVENT_KINDS } from '#services/events/kinds'
import { createWebhookValidator, listCallsValidator, updateWebhookValidator } from '#validators/webhooks/webhook'
import { boolean, described, instant, integer, list, nullable, object, oneOf, page, ref, string, uri, uuid, wrapped } from './openapi_schema.ts'
import type { Operations } from './openapi_types.ts'

const fields = {
  id: uuid,
  name: string,
  url: uri,
  kinds: described('Empty: all of them.', list(oneOf(EVENT_KINDS))),
  brandId: described('Only events of this brand; null: all events.', nullable(uuid)),
  isActive: boolean,
  stoppedReason: described('`failing`: switched off by itself after days without an answer.', nullable(string)),
  failingSince: nullable(instant),
  notBefore: described('It is left alone until then, after failures.', nullable(instant)),
  deliveredAt: described('When it last took an event.', nullable(instant)),
  oldSecretUntil: described('Until then events are signed with the old secret as well.', nullable(instant)),
  createdAt: instant,
}

export const webhook = object(fields)
export const webhookCall = object({
  id: uuid,
  eventId: described('The header `webhook-id`: the same however often it is sent.', uuid),
  kind: described('A kind of event, or `webhook.test`.', string),
  body: described('What is sent, as it is signed.', string),
  state: oneOf(['waiting', 'delivered', 'failed']),
  tries: integer,
  lastStatus: nullable(integer),
  lastError: described('Where there was no answer.', nullable(oneOf(['refused_address', 'unknown_host', 'timeout', 'unreachable', 'stopped']))),
  attempts: list(object({ at: instant, milliseconds: integer, status: nullable(integer), error: nullable(string) })),
  nextAt: nullable(instant),
  endedAt: nullable(instant),
  createdAt: instant,
})

export const schemas = { Webhook: webhook, NewWebhook: object({ ...fields, secret: described('Signs what is sent. It is not told again.', string) }), WebhookCall: webhookCall }

const tag = 'Webhooks'
const params = { call: uuid }

export const operations: Operations = {
  'api.webhooks.index': {
    ...{ operationId: 'listWebhooks', tag, access: 'access:read' },
    summary: 'Addresses that events are sent to, newest first',
    success: { status: 200, description: 'All of them', schema: wrapped(list(ref('Webhook'))) },
  },
  'api.webhooks.show': {
    ...{ operationId: 'getWebhook', tag, access: 'access:read' },
    summary: 'One of them',
    success: { status: 200, description: 'The address', schema: wrapped(ref('Webhook')) },
  },
  'api.webhooks.store': {
    ...{ operationId: 'createWebhook', tag, access: 'access:write', body: createWebhookValidator },
    summary: 'Send events to an address',
    description: 'Signed as Standard Webhooks describes. Public https addresses only, unless the operator allows others.',
    success: { status: 201, description: 'The address, with its secret', schema: wrapped(ref('NewWebhook')) },
    refusals: { 409: 'There are too many addresses.' },
  },
  'api.webhooks.update': {
    ...{ operationId: 'updateWebhook', tag, access: 'access:write', body: updateWebhookValidator },
    summary: 'Change an address, or switch it on or off',
    success: { status: 200, description: 'The address as it is now', schema: wrapped(ref('Webhook')) },
  },
  'api.webhooks.destroy': {
    ...{ operationId: 'deleteWebhook', tag, access: 'access:write' },
    summary: 'Remove an address, and its log',
    success: { status: 204, description: 'Nothing is sent to it any more' },
  },
  'api.webhooks.rotate': {
    ...{ operationId: 'rotateWebhookSecret', tag, access: 'access:write' },
    summary: 'Make a new secret',
    description: 'For a day events are signed with both.',
    success: { status: 200, description: 'The address, with its new secret', schema: wrapped(ref('NewWebhook')) },
  },
  'api.webhook_calls.index': {
    ...{ operationId: 'listWebhookCalls', tag, access: 'access:read', query: listCallsValidator },
    summary: 'What was sent to an address, newest first',
    description: 'Kept for thirty days.',
    success: { status: 200, description: 'A page of calls', schema: page(ref('WebhookCall')) },
  },
  'api.webhook_calls.test': {
    ...{ operationId: 'testWebhook', tag, access: 'access:write' },
    summary: 'Send a test event',
    success: { status: 202, description: 'It is on its way', schema: wrapped(ref('WebhookCall')) },
    refusals: { 409: 'The address is switched off.' },
  },
  'api.webhook_calls.redeliver': {
    ...{ operationId: 'redeliverWebhookCall', tag, access: 'access:write', params },
    summary: 'Send an event again, under the same id',
    success: { status: 202, description: 'It is on its way', schema: wrapped(ref('WebhookCall')) },
    refusals: { 409: 'The address is switched off.' },
  },
}
