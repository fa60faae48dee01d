import { BaseTransformer } from '@adonisjs/core/transformers'
import type ShortLink from '#models/short_link'

export default class ShortLinkTransformer extends BaseTransformer<ShortLink> {
  /** `clicks`: of those the reader may see numbers of. */
  constructor(
    resource: ShortLink,
    private clicks: Map<string, number> = new Map()
  ) {
    super(resource)
  }

  toObject() {
    const { resource: link } = this
    return {
      ...this.pick(link, ['id', 'brandId', 'code', 'short', 'url', 'target', 'label', 'postId', 'connectionId', 'isExpired']),
      clicks: this.clicks.get(link.id) ?? null,
      createdAt: link.createdAt.toUTC().toISO()!,
      expiresAt: link.expiresAt?.toUTC().toISO() ?? null,
    }
  }
}
