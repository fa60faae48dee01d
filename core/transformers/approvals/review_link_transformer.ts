import { BaseTransformer } from '@adonisjs/core/transformers'
import type ReviewLink from '#models/review_link'

/** What members see of a link; its token is nowhere any more. */
export default class ReviewLinkTransformer extends BaseTransformer<ReviewLink> {
  constructor(
    resource: ReviewLink,
    private postIds: string[] = [],
    private events: { kind: string; postId: string | null; name: string | null; at: string }[] = []
  ) {
    super(resource)
  }

  toObject() {
    const { resource: link } = this
    return {
      id: link.id,
      brandId: link.brandId,
      label: link.label,
      postIds: this.postIds,
      state: link.state,
      expiresAt: link.expiresAt.toUTC().toISO()!,
      revokedAt: link.revokedAt?.toUTC().toISO() ?? null,
      opens: link.opens,
      lastOpenedAt: link.lastOpenedAt?.toUTC().toISO() ?? null,
      /** What was done by it, newest first. */
      events: this.events,
      createdAt: link.createdAt.toUTC().toISO()!,
    }
  }
}
