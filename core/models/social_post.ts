import { belongsTo, hasMany, manyToMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany, ManyToMany } from '@adonisjs/lucid/types/relations'
import { SocialPostSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'
import Brand from '#models/brand'
import Delivery from '#models/delivery'
import Media from '#models/media'
import User from '#models/user'

export type PostState = 'draft' | 'in_review' | 'scheduled' | 'publishing' | 'live' | 'partially_published' | 'failed' | 'unconfirmed' | 'held' | 'cancelled'

/** What the author wrote. Headed for one connection per delivery. */
export default class SocialPost extends tenantModel(SocialPostSchema) {
  declare state: PostState

  @hasMany(() => Delivery, { foreignKey: 'postId' })
  declare deliveries: HasMany<typeof Delivery>

  @manyToMany(() => Media, {
    pivotTable: 'post_media',
    pivotForeignKey: 'post_id',
    pivotRelatedForeignKey: 'media_id',
    pivotColumns: ['position', 'alt_text', 'crop'],
    onQuery: (query) => query.orderBy('post_media.position'),
  })
  declare media: ManyToMany<typeof Media>

  @belongsTo(() => User, { foreignKey: 'authorId' })
  declare author: BelongsTo<typeof User>

  @belongsTo(() => Brand)
  declare brand: BelongsTo<typeof Brand>
}
