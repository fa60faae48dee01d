import { inject } from '@adonisjs/core'
import { BaseTransformer } from '@adonisjs/core/transformers'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import type { PostRow } from '#services/publishing/post_rows'
import DeliveryTransformer from '#transformers/publishing/delivery_transformer'
import PostMediaTransformer from '#transformers/publishing/post_media_transformer'

/** What the author wrote, with its deliveries. Needs `author`, `media` and `deliveries.connection` preloaded. */
export default class PostTransformer extends BaseTransformer<PostRow> {
  /** Its parts are made here and not left to the serializer, which takes three times as long for a list. */
  @inject()
  toObject(plugins: PluginHostService) {
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
      seriesId: post.seriesId,
      campaignId: post.campaignId,
      createdAt: post.createdAt.toUTC().toISO()!,
      updatedAt: post.updatedAt.toUTC().toISO()!,
      media: post.media.map((media) => new PostMediaTransformer(media).toObject()),
      deliveries: post.deliveries.map((delivery) => new DeliveryTransformer(delivery).toObject(plugins)),
    }
  }
}
