import { BaseTransformer } from '@adonisjs/core/transformers'
import type SocialPost from '#models/social_post'
import DeliveryTransformer from '#transformers/publishing/delivery_transformer'
import PostMediaTransformer from '#transformers/publishing/post_media_transformer'

/** What the author wrote, with its deliveries. Needs `author`, `media` and `deliveries.connection` preloaded. */
export default class PostTransformer extends BaseTransformer<SocialPost> {
  toObject() {
    const { resource: post } = this
    return {
      id: post.id,
      brandId: post.brandId,
      text: post.text,
      state: post.state,
      publishAt: post.publishAt?.toUTC().toISO() ?? null,
      timeZone: post.timeZone,
      version: post.version,
      author: post.author ? { id: post.author.id, name: post.author.fullName } : null,
      origin: post.origin,
      createdAt: post.createdAt.toUTC().toISO()!,
      updatedAt: post.updatedAt.toUTC().toISO()!,
      media: PostMediaTransformer.transform(post.media),
      deliveries: DeliveryTransformer.transform(post.deliveries),
    }
  }
}
