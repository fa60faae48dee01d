import Delivery from '#models/delivery'
import type { PermissionEngine } from '#services/access/permission_engine'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'

/** What a post is known by beside its numbers. A type, since pages are made of it. */
export type PostText = {
  deliveryId: string
  text: string
  permalink: string | null
  /** Of its first file, where it has one. */
  mediaId: string | null
}

/** Enough to know a post again. */
const SHOWN_LETTERS = 200

/** Of posts that the actor may read; texts are never kept with answers. In one query. */
export async function postTexts(engine: PermissionEngine, actor: Actor, deliveryIds: string[]): Promise<Map<string, PostText>> {
  if (!deliveryIds.length) return new Map()
  const narrow = await engine.scope(actor, 'posts.view')
  const rows: PostText[] = await narrow(Delivery.query())
    .joinRaw('join social_posts p on p.workspace_id = deliveries.workspace_id and p.id = deliveries.post_id and p.deleted_at is null')
    .joinRaw('left join post_media f on f.workspace_id = deliveries.workspace_id and f.post_id = deliveries.post_id and f.position = 0')
    .whereIn('deliveries.id', deliveryIds)
    .select(tenant().client.raw(`deliveries.id as "deliveryId", left(coalesce(deliveries.text, p.text), ${SHOWN_LETTERS}) as text, deliveries.permalink, f.media_id as "mediaId"`))
    .pojo<PostText>()
  return new Map(rows.map((row) => [row.deliveryId, row]))
}
