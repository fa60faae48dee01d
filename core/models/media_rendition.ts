import { belongsTo, column } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { MediaRenditionSchema } from '#database/schema'
import type { Recipe } from '#services/media/fit/recipe'
import { tenantModel } from '#services/tenancy/tenant_model'
import Media, { type VideoFacts } from '#models/media'

/** A file as it was made to fit a format. The uploaded file stays as it is. */
export default class MediaRendition extends tenantModel(MediaRenditionSchema) {
  declare recipe: Recipe
  declare video: VideoFacts | null

  /** The naming strategy would look for `sha_256`. */
  @column({ columnName: 'sha256' })
  declare sha256: string

  @belongsTo(() => Media)
  declare media: BelongsTo<typeof Media>
}
