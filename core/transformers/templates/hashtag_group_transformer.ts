import { BaseTransformer } from '@adonisjs/core/transformers'
import type HashtagGroup from '#models/hashtag_group'

export default class HashtagGroupTransformer extends BaseTransformer<HashtagGroup> {
  toObject() {
    const { resource: group } = this
    return {
      ...this.pick(group, ['id', 'brandId', 'name', 'tags']),
      createdAt: group.createdAt.toUTC().toISO()!,
      updatedAt: group.updatedAt.toUTC().toISO()!,
    }
  }
}
