import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ImportedPostSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'
import SocialConnection from '#models/social_connection'

/** A post that stood at the platform before its account was connected here. */
export default class ImportedPost extends tenantModel(ImportedPostSchema) {
  /** As the platform counted them at the import. */
  declare metrics: { name: string; value: number }[]

  @belongsTo(() => SocialConnection, { foreignKey: 'connectionId' })
  declare connection: BelongsTo<typeof SocialConnection>
}
