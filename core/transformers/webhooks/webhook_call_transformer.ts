import { BaseTransformer } from '@adonisjs/core/transformers'
import type WebhookCall from '#models/webhook_call'

/** One event for one address, with every try to bring it there. */
export default class WebhookCallTransformer extends BaseTransformer<WebhookCall> {
  toObject() {
    const { resource: call } = this
    return {
      id: call.id,
      eventId: call.eventId,
      kind: call.kind,
      body: call.body,
      state: call.state,
      tries: call.tries,
      lastStatus: call.lastStatus,
      lastError: call.lastError,
      attempts: (call.attempts ?? []).map(({ at, milliseconds, status, error }) => ({ at, milliseconds, status, error })),
      nextAt: call.state === 'waiting' ? call.nextAt.toUTC().toISO() : null,
      endedAt: call.endedAt?.toUTC().toISO() ?? null,
      createdAt: call.createdAt.toUTC().toISO()!,
    }
  }
}
