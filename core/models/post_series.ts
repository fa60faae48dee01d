import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { PostSerySchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'
import SocialPost from '#models/social_post'

export type SeriesEnd = 'finished' | 'by_person' | 'no_right' | 'split'

/** A post that comes again and again. What it says is in its template, a draft that itself never goes out. */
export default class PostSeries extends tenantModel(PostSerySchema) {
  static table = 'post_series'
  declare state: 'active' | 'ended'
  declare endedReason: SeriesEnd | null

  @belongsTo(() => SocialPost, { foreignKey: 'templatePostId' })
  declare template: BelongsTo<typeof SocialPost>
}
