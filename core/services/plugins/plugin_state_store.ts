import type { Json } from '@caidence/sdk'
import db from '@adonisjs/lucid/services/db'

/** Keeps the plugin's own keys apart from the settings an operator entered. */
const STATE_PREFIX = 'state:'

/** Key and value state of plugins, which own no tables. Not tenant data: a plugin is installed for everybody. */
export class PluginStateStore {
  async get(pluginId: string, key: string): Promise<Json | undefined> {
    const row = await db
      .connection('app')
      .from('plugin_state')
      .where({ plugin_id: pluginId, key: STATE_PREFIX + key })
      .select('value')
      .first()
    return row?.value
  }

  async set(pluginId: string, key: string, value: Json): Promise<void> {
    await db.connection('app').rawQuery(
      `insert into plugin_state (plugin_id, key, value) values (:pluginId, :key, :value::jsonb)
       on conflict (plugin_id, key) do update set value = excluded.value, updated_at = now()`,
      { pluginId, key: STATE_PREFIX + key, value: JSON.stringify(value) }
    )
  }
}
