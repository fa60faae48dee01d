import { BaseTransformer } from '@adonisjs/core/transformers'
import type Creator from '#models/creator'

/** A line of the roster. What the creator says of themselves is null until they have said it. */
export default class CreatorTransformer extends BaseTransformer<Creator> {
  toObject() {
    const { resource: creator } = this
    const { displayName = null, city = null, country = null, availability = null } = creator.profile ?? {}
    return {
      id: creator.id,
      name: creator.name,
      userId: creator.userId,
      brandId: creator.brandId,
      displayName,
      city,
      country,
      availability,
      createdAt: creator.createdAt.toUTC().toISO()!,
    }
  }
}
