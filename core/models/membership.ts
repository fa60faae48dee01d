import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { MembershipSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'
import User from '#models/user'

export default class Membership extends tenantModel(MembershipSchema) {
  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>
}
