import { column } from '@adonisjs/lucid/orm'
import { PostTemplateSchema } from '#database/schema'
import type { Variable } from '#services/templates/variables'
import { tenantModel } from '#services/tenancy/tenant_model'

export type TemplateVariant = {
  adapterId: string
  text: string
}

/** A brand's text with gaps, from which posts are made. */
export default class PostTemplate extends tenantModel(PostTemplateSchema) {
  static table = 'post_templates'
  declare hashtags: string[]

  @column({ prepare: (value) => JSON.stringify(value) })
  declare variants: TemplateVariant[]

  @column({ prepare: (value) => JSON.stringify(value) })
  declare variables: Variable[]
}
