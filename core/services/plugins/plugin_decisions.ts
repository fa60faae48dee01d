import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** Keys of `plugin_state` for what an operator decided about a plugin. */
export const SWITCH_KEY = 'switch'
const REVIEW_PREFIX = 'review:'

/** A scope that the platform has reviewed for this installation's app, and since when an operator says so. */
export interface Review {
  adapterId: string
  scope: string
  approvedAt: string
}

export interface Decisions {
  /** Null: nobody decided yet. */
  isOn: boolean | null
  reviews: Review[]
}

/** Decisions of operators about plugins, for the whole installation. */
export async function decisionsOf(pluginIds: string[]): Promise<Map<string, Decisions>> {
  const found = new Map<string, Decisions>(pluginIds.map((id) => [id, { isOn: null, reviews: [] }]))
  const rows = await db
    .connection('app')
    .from('plugin_state')
    .whereIn('plugin_id', pluginIds)
    .where((query) => void query.where('key', SWITCH_KEY).orWhereLike('key', `${REVIEW_PREFIX}%`))
    .orderBy('key')
    .select('plugin_id', 'key', 'value', 'updated_at')
  for (const { plugin_id: id, key, value, updated_at: at } of rows) {
    const decisions = found.get(id)!
    if (key === SWITCH_KEY) decisions.isOn = value.isOn === true
    else decisions.reviews.push({ adapterId: value.adapterId, scope: value.scope, approvedAt: at.toISOString() })
  }
  return found
}

export async function decideSwitch(client: QueryClientContract, pluginId: string, isOn: boolean) {
  await put(client, pluginId, SWITCH_KEY, { isOn })
}

export async function decideReview(client: QueryClientContract, pluginId: string, { adapterId, scope }: Omit<Review, 'approvedAt'>, isApproved: boolean) {
  const key = `${REVIEW_PREFIX}${adapterId}:${scope}`
  if (isApproved) await put(client, pluginId, key, { adapterId, scope })
  else await client.from('plugin_state').where({ plugin_id: pluginId, key }).delete()
}

const put = (client: QueryClientContract, pluginId: string, key: string, value: object) =>
  client.rawQuery(
    `insert into plugin_state (plugin_id, key, value) values (:pluginId, :key, :value::jsonb)
     on conflict (plugin_id, key) do update set value = excluded.value, updated_at = now()`,
    { pluginId, key, value: JSON.stringify(value) }
  )
