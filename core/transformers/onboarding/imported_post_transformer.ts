import { BaseTransformer } from '@adonisjs/core/transformers'
import type ImportedPost from '#models/imported_post'

/** For choosing what to show of what stood at the platform already. */
export default class ImportedPostTransformer extends BaseTransformer<ImportedPost> {
  toObject() {
    const { resource: post } = this
    return {
      id: post.id,
      connectionId: post.connectionId,
      brandId: post.connection.brandId,
      adapterId: post.connection.adapterId,
      handle: post.connection.handle,
      text: post.text,
      permalink: post.permalink,
      publishedAt: post.publishedAt?.toUTC().toISO() ?? null,
      mediaId: post.mediaId,
      metrics: post.metrics,
      createdAt: post.createdAt.toUTC().toISO()!,
    }
  }
}
