import { belongsTo, column } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { AccountRef, Finding } from '@caidence/sdk'
import type { CapabilityHealth } from '#services/connections/capability_health'
import { SocialConnectionSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'
import Brand from '#models/brand'

export type ConnectionState = 'active' | 'needs_reauth' | 'disconnected'

/** An authorised account at a platform. */
export default class SocialConnection extends tenantModel(SocialConnectionSchema) {
  declare account: AccountRef
  declare state: ConnectionState

  /** The driver would take a JavaScript array for a PostgreSQL array. */
  @column({ prepare: (value) => JSON.stringify(value) })
  declare findings: Finding[]

  @column({ prepare: (value) => JSON.stringify(value) })
  declare capabilities: CapabilityHealth[]

  @belongsTo(() => Brand)
  declare brand: BelongsTo<typeof Brand>
}
