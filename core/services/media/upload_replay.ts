import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { E_IDEMPOTENCY_KEY, E_UPLOAD_IN_FLIGHT } from './errors.ts'

/** An upload that was processed longer than this ago has died with its server. */
const STALE_MINUTES = 60

/**
 * Runs `create` once per `Idempotency-Key`: the same key with the same file answers the same media, so a client that
 * lost the answer may repeat its upload. Without a key every upload is a new one.
 */
export async function oncePerKey(actor: Actor, key: string | undefined, sha256: string, create: () => Promise<string>): Promise<{ id: string; replayed: boolean }> {
  if (key === undefined || !actor.userId) return { id: await create(), replayed: false }

  const fingerprint = `media:${sha256}`
  const userId = actor.userId
  const row = (client: TransactionClientContract) => client.from('idempotency_keys').where({ workspace_id: actor.workspaceId, user_id: userId, key })
  const known = await tenantTx(actor, async ({ client }) => {
    await row(client).whereNull('status').whereRaw(`created_at < now() - ? * interval '1 minute'`, [STALE_MINUTES]).delete()
    const { rowCount } = await client.rawQuery(
      'insert into idempotency_keys (workspace_id, user_id, key, fingerprint) values (?, ?, ?, ?) on conflict do nothing',
      [actor.workspaceId, userId, key, fingerprint]
    )
    return rowCount ? null : await row(client).first()
  })
  if (known) {
    if (known.fingerprint !== fingerprint) throw new E_IDEMPOTENCY_KEY(['This Idempotency-Key was used for something else'])
    if (known.status === null) throw new E_UPLOAD_IN_FLIGHT()
    return { id: known.body.id, replayed: true }
  }

  try {
    const id = await create()
    await tenantTx(actor, ({ client }) => row(client).update({ status: 201, body: JSON.stringify({ id }) }))
    return { id, replayed: false }
  } catch (error) {
    await tenantTx(actor, ({ client }) => row(client).whereNull('status').delete())
    throw error
  }
}
