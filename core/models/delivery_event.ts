import type { Json } from '@caidence/sdk'
import { DeliveryEventSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'
import type { DeliveryState } from '#services/publishing/transitions'

/** One line of a delivery's timeline. */
export default class DeliveryEvent extends tenantModel(DeliveryEventSchema) {
  declare fromState: DeliveryState | null
  declare toState: DeliveryState | null
  declare detail: Record<string, Json> | null
}
