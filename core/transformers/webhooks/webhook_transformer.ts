import { BaseTransformer } from '@adonisjs/core/transformers'
import type WebhookEndpoint from '#models/webhook_endpoint'

/** An address that events are sent to; its secrets are nowhere any more. */
export default class WebhookTransformer extends BaseTransformer<WebhookEndpoint> {
  toObject() {
    const { resource: endpoint } = this
    const oldUntil = endpoint.oldSecretUntil && endpoint.oldSecretUntil.toMillis() > Date.now() ? endpoint.oldSecretUntil : null
    return {
      id: endpoint.id,
      name: endpoint.name,
      url: endpoint.url,
      kinds: endpoint.kinds as string[],
      brandId: endpoint.brandId,
      isActive: endpoint.isActive,
      stoppedReason: endpoint.stoppedReason,
      failingSince: endpoint.failingSince?.toUTC().toISO() ?? null,
      notBefore: endpoint.failures > 0 ? endpoint.notBefore.toUTC().toISO() : null,
      deliveredAt: endpoint.deliveredAt?.toUTC().toISO() ?? null,
      oldSecretUntil: oldUntil?.toUTC().toISO() ?? null,
      createdAt: endpoint.createdAt.toUTC().toISO()!,
    }
  }
}
