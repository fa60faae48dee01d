import type { Checkpoint, Json } from '@caidence/sdk'
import { DeliveryAttemptSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'

/** One row of the ledger: written before the first byte of a step leaves, closed after the answer. */
export default class DeliveryAttempt extends tenantModel(DeliveryAttemptSchema) {
  declare state: 'begun' | 'accepted' | 'refused' | 'unknown' | 'waiting'
  declare effect: 'none' | 'repeatable' | 'once' | 'look'
  declare checkpoint: Checkpoint | null
  declare evidence: Record<string, Json> | null
}
