import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import type { Checkpoint, FaultCode, Json } from '@caidence/sdk'
import { DeliverySchema } from '#database/schema'
import type { Shaping } from '#services/media/fit/recipe'
import { tenantModel } from '#services/tenancy/tenant_model'
import { isEditable, isSettled, type DeliveryState } from '#services/publishing/transitions'
import DeliveryAttempt from '#models/delivery_attempt'
import DeliveryEvent from '#models/delivery_event'
import SocialConnection from '#models/social_connection'
import SocialPost from '#models/social_post'

/** Facts of the fault that ended or delays a delivery. Redacted: no body, token or text of the platform. */
export interface FaultRecord {
  status?: number
  remoteCode?: string
  traceId?: string
  field?: string
}

/** Whether we send it, or a person does. */
export type DeliveryMode = 'auto' | 'manual'

/** One post headed for one connection. A post with three targets has three deliveries. */
export default class Delivery extends tenantModel(DeliverySchema) {
  declare state: DeliveryState
  declare checkpoint: Checkpoint | null
  declare options: Record<string, Json>
  declare fit: Shaping
  declare mode: DeliveryMode
  declare faultCode: FaultCode | null
  declare fault: FaultRecord | null

  @belongsTo(() => SocialPost, { foreignKey: 'postId' })
  declare post: BelongsTo<typeof SocialPost>

  @belongsTo(() => SocialConnection, { foreignKey: 'connectionId' })
  declare connection: BelongsTo<typeof SocialConnection>

  @hasMany(() => DeliveryAttempt)
  declare attempts: HasMany<typeof DeliveryAttempt>

  @hasMany(() => DeliveryEvent)
  declare events: HasMany<typeof DeliveryEvent>

  get isEditable() {
    return isEditable(this.state)
  }

  get isSettled() {
    return isSettled(this.state)
  }
}
