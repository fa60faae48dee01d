import { BaseTransformer } from '@adonisjs/core/transformers'
import type MediaKitLink from '#models/media_kit_link'

/** What members see of a link; its token is nowhere any more. */
export default class KitLinkTransformer extends BaseTransformer<MediaKitLink> {
  toObject() {
    const { resource: link } = this
    return {
      id: link.id,
      label: link.label,
      parts: link.parts,
      state: link.state,
      expiresAt: link.expiresAt.toUTC().toISO()!,
      revokedAt: link.revokedAt?.toUTC().toISO() ?? null,
      views: link.views,
      lastViewedAt: link.lastViewedAt?.toUTC().toISO() ?? null,
      createdAt: link.createdAt.toUTC().toISO()!,
    }
  }
}
