import { inject } from '@adonisjs/core'
import Delivery from '#models/delivery'
import SocialPost from '#models/social_post'
import { PermissionEngine } from '#services/access/permission_engine'
import { ChannelOffers } from '#services/plugins/channel_offers'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import type { Fitted } from '#services/media/media_source'
import { tenant } from '#services/tenancy/tenant_tx'
import { DraftChecks, draftOf, framesOf } from './drafts.ts'

export type HeldReason = 'connection_lost' | 'adapter_gone' | 'channel_off' | 'permission_lost' | 'media_gone' | 'media_unfit' | 'media_unreachable' | 'content_refused' | 'too_late'

/**
 * What must still be true when a delivery fires, read anew in the transaction that begins the write.
 * Answers the reason to hold it, or null.
 */
@inject()
export class FireCheck {
  constructor(
    private permissions: PermissionEngine,
    private host: PluginHostService,
    private offers: ChannelOffers,
    private checks: DraftChecks
  ) {}

  /** `fitted` is what is sent in place of files; `isAhead`: some of it is still to be made. */
  async reasonToHold(delivery: Delivery, post: SocialPost, fitted: Fitted, isAhead = false): Promise<HeldReason | null> {
    if (!this.host.adapters().some((adapter) => adapter.id === delivery.adapterId)) return 'adapter_gone'
    if (await this.offers.whyOff(delivery.adapterId)) return 'channel_off'
    if (delivery.connection.state !== 'active') return 'connection_lost'
    if (post.deletedAt || post.media.some((media) => media.deletedAt)) return 'media_gone'

    const { workspaceId, brandId, postId } = delivery
    const { allowed } = await this.permissions.can({ workspaceId, userId: delivery.scheduledBy }, 'posts.publish', { workspaceId, brandId, postId })
    if (!allowed || (await this.#isDisabled(delivery.scheduledBy))) return 'permission_lost'

    const draft = draftOf(post, delivery, isAhead ? undefined : fitted)
    const ahead = { draft, frames: framesOf(post.media), shaping: delivery.fit }
    const { issues } = isAhead ? await this.checks.checkAhead(delivery.adapterId, ahead) : await this.checks.check(delivery.adapterId, draft)
    return issues.some((issue) => issue.level === 'error') ? 'content_refused' : null
  }

  /** A disabled account keeps its memberships; what it scheduled does not go out in its name. */
  async #isDisabled(userId: string | null): Promise<boolean> {
    const user = userId ? await tenant().client.from('users').where('id', userId).select('disabled_at').first() : null
    return !user || user.disabled_at !== null
  }
}
