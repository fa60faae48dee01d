import { WebhookEndpointSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'
import type { EventKind } from '#services/events/kinds'

/** An address outside that events are sent to. */
export default class WebhookEndpoint extends tenantModel(WebhookEndpointSchema) {
  static table = 'webhook_endpoints'
  declare kinds: EventKind[]
}
