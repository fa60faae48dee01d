import { tenant } from '#services/tenancy/tenant_tx'

/** Left in the transaction that changed the delivery: the workflow has to hear of it, sooner or later. */
export async function leaveInOutbox(delivery: { id: string; workspaceId: string; generation: number }) {
  await tenant().client.table('outbox').insert({ workspace_id: delivery.workspaceId, delivery_id: delivery.id, generation: delivery.generation })
}
