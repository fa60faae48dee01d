import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import type { Json } from '@caidence/sdk'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** Who decides for the whole installation. Without a person: a command on the server. */
export interface Operator {
  userId: string | null
  request?: { ip: string; id: string | null }
}

export const operatorOf = ({ auth, request }: HttpContext): Operator => ({ userId: auth.user!.id, request: { ip: request.ip(), id: request.id() ?? null } })

export type OperatorAction = 'plugin.switched_on' | 'plugin.switched_off' | 'plugin.settings_changed' | 'plugin.review_changed'

export interface OperatorEntry {
  action: OperatorAction
  pluginId: string
  /** Without secrets. */
  before?: Record<string, unknown>
  after?: Record<string, unknown>
}

/** Entries shown beside a plugin; the table keeps all of them. */
const SHOWN = 20

/** Notes what an operator did, in the transaction that does it. */
export async function note(client: QueryClientContract, { userId, request }: Operator, { action, pluginId, before, after }: OperatorEntry) {
  await client.table('operator_log').insert({
    actor_id: userId,
    action,
    plugin_id: pluginId,
    before: before ? JSON.stringify(before) : null,
    after: after ? JSON.stringify(after) : null,
    ip: request?.ip ?? null,
    request_id: request?.id ?? null,
  })
}

export type ShownEntry = {
  at: string
  action: OperatorAction
  /** Null: a command on the server, or somebody who is gone. */
  actorName: string | null
  before: Record<string, Json> | null
  after: Record<string, Json> | null
}

/** Newest first. */
export async function lastChanges(pluginId: string): Promise<ShownEntry[]> {
  const rows = await db
    .connection('app')
    .from('operator_log')
    .leftJoin('users', 'users.id', 'operator_log.actor_id')
    .where('plugin_id', pluginId)
    .orderBy('operator_log.id', 'desc')
    .limit(SHOWN)
    .select('at', 'action', 'full_name', 'before', 'after')
  return rows.map(({ at, action, full_name: actorName, before, after }) => ({ at: at.toISOString(), action, actorName, before, after }))
}
