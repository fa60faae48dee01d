import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Field } from '@caidence/sdk'
import db from '@adonisjs/lucid/services/db'
import type { SecretBox } from '#services/secrets/secret_box'

export interface PluginFields {
  id: string
  settings: Field[]
  /** Where the plugin lies, for its emulator's credentials. */
  folder: string | null
}

type Environment = Record<string, string | undefined>

/**
 * How long another process may go on with an operator's previous entry. Adapters are loaded inside transactions too:
 * a query for each load would need a second connection there, and a pool whose every connection waits for one more stands still.
 */
const FRESH_MS = 5_000

/** Keys of `plugin_state` under which an operator's entries are kept, apart from what the plugin itself stores. */
const SETTING_PREFIX = 'setting:'

/**
 * A plugin's settings: the environment wins, then what an operator entered, then (in sandbox mode) the credentials
 * its own emulator knows. Asked for at each use, so that a change needs no restart.
 */
export class PluginSettingsSource {
  #sandbox = new Map<string, Promise<Record<string, string>>>()
  #entered = new Map<string, { values: Promise<Record<string, string>>; at: number }>()

  constructor(
    private options: { environment: Environment; isSandbox: boolean; box: () => SecretBox }
  ) {}

  async of(plugin: PluginFields): Promise<Record<string, string>> {
    const values = { ...(await this.sandbox(plugin)), ...(await this.entered(plugin)) }
    for (const { key } of plugin.settings) {
      const value = this.options.environment[settingVariable(plugin.id, key)]
      if (value) values[key] = value
    }
    return values
  }

  /** Stores what an operator entered; secrets are sealed for this plugin and field. An empty value removes the entry. */
  async enter(plugin: PluginFields, key: string, value: string) {
    const field = plugin.settings.find((candidate) => candidate.key === key)
    if (!field) throw new Error(`The plugin "${plugin.id}" has no setting "${key}"`)
    const row = { plugin_id: plugin.id, key: SETTING_PREFIX + key }
    const stored = field.kind === 'secret' ? { sealed: this.options.box().sealText(value, placeOf(plugin.id, key)) } : { text: value }
    if (!value) await rows().where(row).delete()
    else await db.connection('app').rawQuery(
      `insert into plugin_state (plugin_id, key, value) values (:plugin_id, :key, :value::jsonb)
       on conflict (plugin_id, key) do update set value = excluded.value, updated_at = now()`,
      { ...row, value: JSON.stringify(stored) }
    )
    this.#entered.delete(plugin.id)
  }

  /** Old entries are answered while newer ones are read; only the very first question waits. */
  private entered(plugin: PluginFields): Promise<Record<string, string>> {
    const known = this.#entered.get(plugin.id)
    if (known && Date.now() - known.at < FRESH_MS) return known.values

    const reading = this.read(plugin)
    const remember = () => this.#entered.set(plugin.id, { values: reading, at: Date.now() })
    if (!known) {
      remember()
      reading.catch(() => this.#entered.delete(plugin.id))
      return reading
    }
    known.at = Date.now()
    reading.then(remember, () => {})
    return known.values
  }

  private async read(plugin: PluginFields): Promise<Record<string, string>> {
    const found: { key: string; value: { text?: string; sealed?: string } }[] = await rows()
      .where('plugin_id', plugin.id)
      .whereLike('key', `${SETTING_PREFIX}%`)
      .select('key', 'value')
    return Object.fromEntries(
      found.map(({ key, value }) => {
        const name = key.slice(SETTING_PREFIX.length)
        return [name, value.sealed ? this.options.box().openText(value.sealed, placeOf(plugin.id, name)) : (value.text ?? '')]
      })
    )
  }

  private sandbox({ id, folder }: PluginFields): Promise<Record<string, string>> {
    if (!this.options.isSandbox || !folder) return Promise.resolve({})
    if (!this.#sandbox.has(id)) this.#sandbox.set(id, sandboxSettings(folder))
    return this.#sandbox.get(id)!
  }
}

/** Ids and camelCase keys become one upper snake name: plugin `my_plugin`, key `clientId` → MY_PLUGIN_CLIENT_ID. */
export function settingVariable(pluginId: string, key: string): string {
  const snake = key.replace(/([a-z0-9])([A-Z])/g, '$1_$2')
  return `${pluginId}_${snake}`.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase()
}

/** What the plugin's emulator accepts. Plugins without one have no sandbox. */
async function sandboxSettings(folder: string): Promise<Record<string, string>> {
  const file = ['emulator/index.ts', 'emulator/index.js'].map((name) => join(folder, name)).find(existsSync)
  if (!file) return {}
  const { SANDBOX } = (await import(pathToFileURL(file).href)) as { SANDBOX?: { settings?: Record<string, string> } }
  return SANDBOX?.settings ?? {}
}

/** Associated data of a sealed setting. */
export const placeOf = (pluginId: string, key: string) => ['plugin', pluginId, key]

const rows = () => db.connection('app').from('plugin_state')
