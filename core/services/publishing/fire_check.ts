import { inject } from '@adonisjs/core'
import Delivery from '#models/delivery'
import SocialPost from '#models/social_post'
import { PermissionEngine } from '#services/access/permission_engine'
import { ChannelOffers } from '#services/plugins/channel_offers'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import type { Fitted } from '#services/media/media_source'
import { tenant } from '#services/tenancy/tenant_tx'
import { clearanceOf } from '#services/approvals/clearance'
import { contentOf, hashOfContent } from '#services/approvals/content'
import { routeOf } from '#services/approvals/stages'
import { DraftChecks, draftOf, factsOf } from './drafts.ts'

export type HeldReason = 'connection_lost' | 'adapter_gone' | 'channel_off' | 'permission_lost' | 'media_gone' | 'media_unfit' | 'media_unreachable' | 'content_refused' | 'approval_missing' | 'too_late' | 'by_hand'

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
    const byHand = delivery.mode === 'manual'
    const channel = byHand ? null : await this.#channelTrouble(delivery)
    if (channel) return channel
    if (post.deletedAt || post.media.some((media) => media.deletedAt)) return 'media_gone'

    const { workspaceId, brandId, postId, connectionId } = delivery
    const { allowed } = await this.permissions.can({ workspaceId, userId: delivery.scheduledBy }, 'posts.publish', { workspaceId, brandId, postId, connectionId })
    if (!allowed || (await this.#isDisabled(delivery.scheduledBy))) return 'permission_lost'
    if (!(await this.#isApproved(post))) return 'approval_missing'

    // Who posts it sees what the platform says.
    if (byHand) return null
    const draft = draftOf(post, delivery, isAhead ? undefined : fitted)
    const ahead = { draft, files: factsOf(post.media), shaping: delivery.fit }
    const { issues } = isAhead ? await this.checks.checkAhead(delivery.adapterId, ahead) : await this.checks.check(delivery.adapterId, draft)
    return issues.some((issue) => issue.level === 'error') ? 'content_refused' : null
  }

  async #channelTrouble(delivery: Delivery): Promise<HeldReason | null> {
    if (!this.host.adapters().some((adapter) => adapter.id === delivery.adapterId)) return 'adapter_gone'
    if (await this.offers.whyOff(delivery.adapterId)) return 'channel_off'
    return delivery.connection.state === 'active' ? null : 'connection_lost'
  }

  /** By everybody whose word the brand wants now, and of the very content that would go out. */
  async #isApproved(post: SocialPost): Promise<boolean> {
    const route = await routeOf(post.brandId)
    if (!route.length) return true
    const { text, media } = post
    const deliveries = await Delivery.query().where('postId', post.id)
    return (await clearanceOf(post, hashOfContent(contentOf({ text, media, deliveries })), route)).isCleared
  }

  /** A disabled account keeps its memberships; what it scheduled does not go out in its name. */
  async #isDisabled(userId: string | null): Promise<boolean> {
    const user = userId ? await tenant().client.from('users').where('id', userId).select('disabled_at').first() : null
    return !user || user.disabled_at !== null
  }
}
