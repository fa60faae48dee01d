import db from '@adonisjs/lucid/services/db'
import { secretBox } from '#services/secrets/main'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { placeOfWebhook } from './signing.ts'

const BATCH = 200
/** Sorts before every uuid. */
const FIRST = '00000000-0000-0000-0000-000000000000'

/** Every address whose secrets may need another key. Looks across tenants through a reviewed function. */
export async function* webhooksWithSecrets(): AsyncGenerator<{ workspaceId: string; id: string }> {
  let after = FIRST
  for (;;) {
    const { rows }: { rows: { endpoint_id: string; workspace_id: string }[] } = await db.connection('app').rawQuery('select endpoint_id, workspace_id from webhooks_after(?::uuid, ?)', [after, BATCH])
    for (const { endpoint_id: id, workspace_id: workspaceId } of rows) yield { workspaceId, id }
    if (rows.length < BATCH) return
    after = rows.at(-1)!.endpoint_id
  }
}

/** Puts the secrets of one address under the current key; false when they are. The row's lock keeps a change of secret apart. */
export function rekeyWebhook({ workspaceId, id }: { workspaceId: string; id: string }): Promise<boolean> {
  return tenantTx({ workspaceId, userId: null }, async ({ client }) => {
    const row = await client.from('webhook_endpoints').where({ workspace_id: workspaceId, id }).forUpdate().select('secret_cipher', 'old_secret_cipher').first()
    const old = (['secret_cipher', 'old_secret_cipher'] as const).filter((column) => row?.[column] && !secretBox().isCurrent(row[column]))
    if (!old.length) return false
    await client.from('webhook_endpoints').where({ workspace_id: workspaceId, id }).update(Object.fromEntries(old.map((column) => [column, secretBox().reseal(row[column], placeOfWebhook(workspaceId, id))])))
    return true
  })
}
