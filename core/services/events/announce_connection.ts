import { tenant } from '#services/tenancy/tenant_tx'
import { announce } from './announce.ts'
import type { EventKind } from './kinds.ts'

type ConnectionEvent = Extract<EventKind, `connection.${string}`>

/** Tells what became of a channel, in the transaction of the change. */
export async function announceConnection(kind: ConnectionEvent, connectionId: string, data: Record<string, string | boolean> = {}) {
  const { client, workspaceId } = tenant()
  const row = await client.from('social_connections').where({ workspace_id: workspaceId, id: connectionId }).select('brand_id').first()
  if (row) await announce(kind, { brandId: row.brand_id, subject: { type: 'connection', id: connectionId }, data })
}
