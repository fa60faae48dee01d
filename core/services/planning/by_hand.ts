import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import SocialPost from '#models/social_post'
import { audit } from '#services/audit/audit'
import { E_DELIVERY_LOCKED } from '#services/publishing/errors'
import { settledSentence } from '#services/publishing/fault_sentences'
import { lockDelivery, transition } from '#services/publishing/ledger'
import { refuseInput } from '#services/publishing/post_input'
import type { Actor } from '#services/tenancy/tenant_tx'

/** What a person says of a post that they were to send themselves. Runs inside a tenant transaction. */
@inject()
export class ByHand {
  async settle(actor: Actor, postId: string, { deliveryId, outcome, permalink }: { deliveryId: string; outcome: 'posted' | 'skipped'; permalink?: string | null }): Promise<void> {
    const delivery = await lockDelivery(deliveryId)
    if (delivery?.postId !== postId) throw refuseInput({ field: 'deliveryId', rule: 'exists', message: 'There is no such delivery in this post' })
    if (delivery.mode !== 'manual' || delivery.state !== 'held' || delivery.heldReason !== 'by_hand') throw new E_DELIVERY_LOCKED([settledSentence(delivery.state)])

    const now = DateTime.utc()
    // Settled anew: the reason to hold it is answered.
    const change = { heldReason: null, settledAt: now, ...(outcome === 'posted' && { permalink: permalink ?? null, publishedAt: now }) }
    await transition(delivery, outcome === 'posted' ? 'live' : 'cancelled', change, { kind: 'by_hand', detail: { outcome }, actorId: actor.userId })
    const post = await SocialPost.findOrFail(postId)
    await post.merge({ version: post.version + 1 }).save()
    await audit({ action: `post.${outcome}_by_hand`, subject: { type: 'social_post', id: postId }, brandId: delivery.brandId, after: { deliveryId, permalink: permalink ?? null } })
  }
}
