import { BaseTransformer } from '@adonisjs/core/transformers'
import type DeliveryEvent from '#models/delivery_event'
import type { Plain } from '#services/tenancy/plain_rows'

/** One line of a delivery's timeline. */
export default class EventTransformer extends BaseTransformer<Plain<typeof DeliveryEvent>> {
  toObject() {
    const { resource: event } = this
    return {
      id: String(event.id),
      deliveryId: event.deliveryId,
      kind: event.kind,
      fromState: event.fromState,
      toState: event.toState,
      detail: event.detail,
      actorId: event.actorId,
      at: event.at.toUTC().toISO()!,
    }
  }
}
