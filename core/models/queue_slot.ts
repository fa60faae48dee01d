import { QueueSlotSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'

/** A place in the week at which a channel takes the next post of its queue. Without a channel: of the brand, for those without slots of their own. */
export default class QueueSlot extends tenantModel(QueueSlotSchema) {}
