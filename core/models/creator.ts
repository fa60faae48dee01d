import { hasOne } from '@adonisjs/lucid/orm'
import type { HasOne } from '@adonisjs/lucid/types/relations'
import { CreatorSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'
import CreatorProfile from '#models/creator_profile'

/** Somebody who makes content: of an agency's roster, or the one whose workspace it is. */
export default class Creator extends tenantModel(CreatorSchema) {
  @hasOne(() => CreatorProfile)
  declare profile: HasOne<typeof CreatorProfile>
}
