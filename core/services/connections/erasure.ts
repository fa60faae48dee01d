import { audit } from '#services/audit/audit'
import { announceConnection } from '#services/events/announce_connection'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { GrantStore } from './grant_store.ts'
import { connectionHooks } from './hooks.ts'

/** Stands where an account's name stood. Posts that went out keep their channel, and it says no more than this. */
const ERASED_HANDLE = 'deleted'

/**
 * Forgets what is kept about the person behind a channel: the grant, and who gave it. When the channel is the person's
 * own account, its name, picture and numbers go too. Runs inside the caller's tenant transaction; asks no platform.
 */
export async function eraseConnection(actor: Actor, connectionId: string, isOwnAccount: boolean) {
  const { client, workspaceId } = tenant()
  const row = await client.from('social_connections').where({ workspace_id: workspaceId, id: connectionId }).forUpdate().select('brand_id', 'adapter_id', 'remote_id', 'kind').first()
  if (!row) return
  await new GrantStore().forget(connectionId)
  await client.rawQuery(`delete from connect_attempts where workspace_id = :workspaceId and adapter_id = :adapterId and choices @> cast(:choice as jsonb)`, {
    workspaceId,
    adapterId: row.adapter_id,
    choice: JSON.stringify([{ remoteId: row.remote_id }]),
  })
  await client.rawQuery(
    `update social_connections set state = 'disconnected', fault_code = null, findings = '[]', capabilities = '[]', scopes = '{}', person_id = null,
       token_expires_at = null, refresh_expires_at = null, access_ends_at = null, disconnected_at = coalesce(disconnected_at, now()), updated_at = now()
     where workspace_id = :workspaceId and id = :connectionId`,
    { workspaceId, connectionId }
  )
  if (isOwnAccount) await eraseAccount(connectionId, row.kind)
  await connectionHooks.disconnected(actor, connectionId)
  await announceConnection('connection.disconnected', connectionId)
  await audit({ action: 'connection.data_deleted', subject: { type: 'social_connection', id: connectionId }, brandId: row.brand_id, after: { adapter: row.adapter_id } })
}

async function eraseAccount(connectionId: string, kind: string) {
  const { client, workspaceId } = tenant()
  const remoteId = `deleted:${connectionId}`
  await client.from('account_metrics').where({ workspace_id: workspaceId, connection_id: connectionId }).delete()
  await client
    .from('social_connections')
    .where({ workspace_id: workspaceId, id: connectionId })
    .update({ remote_id: remoteId, handle: ERASED_HANDLE, name: null, picture_url: null, account: JSON.stringify({ remoteId, handle: ERASED_HANDLE, kind }) })
}
