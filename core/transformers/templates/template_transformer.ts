import { BaseTransformer } from '@adonisjs/core/transformers'
import type PostTemplate from '#models/post_template'

export default class TemplateTransformer extends BaseTransformer<PostTemplate> {
  toObject() {
    const { resource: template } = this
    return {
      ...this.pick(template, ['id', 'brandId', 'name', 'text', 'variants', 'hashtags', 'variables']),
      createdAt: template.createdAt.toUTC().toISO()!,
      updatedAt: template.updatedAt.toUTC().toISO()!,
    }
  }
}
