import { WebhookCallSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'

export interface CallAttempt {
  at: string
  milliseconds: number
  status: number | null
  /** One of a few words, where there was no answer. */
  error: string | null
}

/** One event for one address, with every try to bring it there. */
export default class WebhookCall extends tenantModel(WebhookCallSchema) {
  static table = 'webhook_calls'
  declare state: 'waiting' | 'delivered' | 'failed'
  declare attempts: CallAttempt[]
}
