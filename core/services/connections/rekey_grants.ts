import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import { rekeyTotp } from '#services/accounts/totp'
import { placeOf } from '#services/plugins/plugin_settings'
import { secretBox } from '#services/secrets/main'
import { rekeyWebhook, webhooksWithSecrets } from '#services/webhooks/rekey_webhooks'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { placeOfGrant } from './grant_store.ts'

/** Grants looked at per round; each is re-encrypted in a transaction of its own, so publishing never waits. */
const BATCH = 200
/** Sorts before every uuid. */
const FIRST = '00000000-0000-0000-0000-000000000000'
/** A row that was refreshed while we re-encrypted it is read again; more often than this in a row does not happen. */
const TRIES = 5
const FIELDS = ['access', 'refresh', 'extra'] as const

export interface Rekeyed {
  seen: number
  rekeyed: number
  /** Could not be opened: their key is not in SECRET_KEYS any more. The old key must not be removed while this is not 0. */
  failed: number
}

/**
 * Puts every stored grant, plugin secret and signing secret under the current key. Online: a refresh that happens meanwhile wins, and
 * a grant's version does not change, so no refresh under way is lost. When it reports 0 failed, old keys may go.
 */
export async function rekeyGrants(): Promise<Rekeyed> {
  const total: Rekeyed = { seen: 0, rekeyed: 0, failed: 0 }
  let after = FIRST
  for (;;) {
    const { rows } = await db.connection('app').rawQuery('select grant_id, workspace_id from grants_after(?, ?)', [after, BATCH])
    if (!rows.length) break
    for (const row of rows) await count(total, row.grant_id, () => rekeyGrant(row.workspace_id, row.grant_id))
    after = rows.at(-1).grant_id
  }
  const secrets = await db.connection('app').from('plugin_state').whereRaw(`jsonb_exists(value, 'sealed')`).select('plugin_id', 'key', 'value')
  for (const row of secrets) await count(total, `${row.plugin_id}/${row.key}`, () => rekeySetting(row))
  for (const row of await db.connection('app').from('totp_secrets').select('user_id', 'secret_cipher')) await count(total, `totp/${row.user_id}`, () => rekeyTotp(row))
  for await (const webhook of webhooksWithSecrets()) await count(total, `webhook/${webhook.id}`, () => rekeyWebhook(webhook))
  return total
}

async function count(total: Rekeyed, what: string, work: () => Promise<boolean>) {
  total.seen++
  try {
    if (await work()) total.rekeyed++
  } catch (error) {
    total.failed++
    logger.error({ secret: what, code: (error as { code?: string }).code }, 'a stored secret could not be re-encrypted')
  }
}

async function rekeyGrant(workspaceId: string, id: string): Promise<boolean> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const done = await tenantTx({ workspaceId, userId: null }, async ({ client }) => {
      const row = await client.from('connection_grants').where({ workspace_id: workspaceId, id }).first()
      if (!row) return false
      const change: Record<string, string> = {}
      for (const field of FIELDS) {
        const cipher: string | null = row[`${field}_cipher`]
        if (cipher === null || secretBox().isCurrent(cipher)) continue
        change[`${field}_cipher`] = secretBox().reseal(cipher, placeOfGrant(workspaceId, id, field))
      }
      if (!Object.keys(change).length) return false
      const result = await client.from('connection_grants').where({ workspace_id: workspaceId, id, version: row.version }).update(change)
      return Number(Array.isArray(result) ? result[0] : result) === 1 || null
    })
    if (done !== null) return done
  }
  throw new Error('The grant kept changing')
}

async function rekeySetting({ plugin_id, key, value }: { plugin_id: string; key: string; value: { sealed: string } }): Promise<boolean> {
  if (secretBox().isCurrent(value.sealed)) return false
  const sealed = secretBox().reseal(value.sealed, placeOf(plugin_id, key.slice(key.indexOf(':') + 1)))
  await db.connection('app').from('plugin_state').where({ plugin_id, key }).whereRaw(`value->>'sealed' = ?`, [value.sealed]).update({ value: JSON.stringify({ ...value, sealed }) })
  return true
}
