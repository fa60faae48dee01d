import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import { tenantTx } from '#services/tenancy/tenant_tx'
import type { Author } from '#tests/functional/publishing/support'

/** A post that went out so many hours ago. */
export async function addLive({ actor, workspaceId, brandId, user }: Author, connectionId: string, hoursAgo = 2) {
  const [postId, deliveryId, remoteId] = [randomUUID(), randomUUID(), randomUUID()]
  await tenantTx(actor, async ({ client }) => {
    await client.table('social_posts').insert({ id: postId, workspace_id: workspaceId, brand_id: brandId, text: 'x', author_id: user.id })
    await client.table('deliveries').insert({
      ...{ id: deliveryId, workspace_id: workspaceId, brand_id: brandId, post_id: postId, connection_id: connectionId, adapter_id: 'scripted', format: 'scripted.note' },
      ...{ state: 'live', remote_id: remoteId, published_at: DateTime.utc().minus({ hours: hoursAgo }).toJSDate() },
    })
  })
  return { postId, deliveryId, remoteId }
}
