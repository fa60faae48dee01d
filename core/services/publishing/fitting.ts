import { inject } from '@adonisjs/core'
import Delivery from '#models/delivery'
import MediaRendition from '#models/media_rendition'
import SocialPost from '#models/social_post'
import { keyOf } from '#services/media/fit/recipe'
import { Renditions, type Wanted } from '#services/media/fit/renditions'
import { toMediaRef, type Fitted } from '#services/media/media_source'
import { tenant, tenantTx } from '#services/tenancy/tenant_tx'
import { DraftChecks } from './drafts.ts'

/** What a delivery's files are made into, and whether that is there. */
export interface Fitting {
  fitted: Fitted
  missing: Wanted[]
}

/** Between a delivery and the renditions it sends in place of files. Runs inside a tenant transaction. */
@inject()
export class Fittings {
  constructor(
    private checks: DraftChecks,
    private renditions: Renditions
  ) {}

  /** From limits, files and the author's choice alone, so it is the same answer whoever asks. */
  async of(delivery: Delivery, post: SocialPost): Promise<Fitting> {
    const sources = post.media.map((media) => ({ ref: toMediaRef(media), frames: media.frames, crop: media.$extras.pivot_crop ?? null }))
    const fits = this.checks.fits(delivery.adapterId, delivery.format, sources, delivery.fit) ?? []
    const wanted = fits.flatMap(({ recipe }, index): Wanted[] => (recipe ? [{ media: post.media[index], recipe, key: keyOf(post.media[index].sha256, recipe) }] : []))
    const fitted = await this.renditions.of(wanted)
    return { fitted, missing: wanted.filter(({ media }) => !fitted.has(media.id)) }
  }

  /** Is something still to be made for it? Opens a transaction of its own. */
  async areMissing({ workspaceId, deliveryId }: { workspaceId: string; deliveryId: string }): Promise<boolean> {
    return tenantTx({ workspaceId, userId: null }, async () => {
      const delivery = await Delivery.find(deliveryId)
      const post = delivery && (await SocialPost.query().where('id', delivery.postId).preload('media').first())
      return Boolean(post && (await this.of(delivery, post)).missing.length)
    })
  }

  /** From here on the delivery sends these, whatever becomes of limits and code until its end. */
  async use(delivery: Delivery, fitted: Fitted) {
    const { client } = tenant()
    const ids = [...fitted.values()].map(({ id }) => id)
    await client.from('delivery_renditions').where({ workspace_id: delivery.workspaceId, delivery_id: delivery.id }).delete()
    if (!ids.length) return
    await MediaRendition.query().whereIn('id', ids).update({ usedAt: new Date() })
    await client.table('delivery_renditions').multiInsert([...fitted].map(([mediaId, { id }]) => ({ workspace_id: delivery.workspaceId, delivery_id: delivery.id, media_id: mediaId, rendition_id: id })))
  }

  /** What the delivery was begun with. */
  async used(delivery: Delivery): Promise<Fitted> {
    const rows: MediaRendition[] = await MediaRendition.query()
      .join('delivery_renditions as d', (join) => join.on('d.rendition_id', 'media_renditions.id').andOn('d.workspace_id', 'media_renditions.workspace_id'))
      .where('d.delivery_id', delivery.id)
      .select('media_renditions.*')
    return new Map(rows.map((row) => [row.mediaId, row]))
  }
}
