import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Field } from '@caidence/sdk'
import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { SecretBox } from '#services/secrets/secret_box'
import { heldConnection } from '#services/tenancy/tenant_tx'

export interface PluginFields {
  id: string
  settings: Field[]
  /** Where the plugin lies, for its emulator's credentials. */
  folder: string | null
}

type Environment = Record<string, string | undefined>

/**
 * Changes are told by Postgres, see plugin_changes.ts; this is for a notice that got lost with its connection. Adapters
 * are loaded inside transactions too: a query for each load would need a second connection there, and a pool whose every
 * connection waits for one more stands still.
 */
const FRESH_MS = 5_000

/** Keys of `plugin_state` under which an operator's entries are kept, apart from what the plugin itself stores. */
const SETTING_PREFIX = 'setting:'

/** Where the value in force comes from; null: there is none. */
export type SettingOrigin = 'environment' | 'operator' | 'sandbox' | 'default' | null

export type SettingState = {
  origin: SettingOrigin
  /** When an operator entered one, also beneath the environment's. */
  setAt: string | null
  /** Never a secret's, and never one of the environment. */
  value: string | null
}

/**
 * A plugin's settings: the environment wins, then what an operator entered, then (in sandbox mode) the credentials
 * its own emulator knows. Asked for at each use, so that a change needs no restart.
 */
export class PluginSettingsSource {
  #sandbox = new Map<string, Promise<Record<string, string>>>()
  #entered = new Map<string, { values: Promise<Record<string, string>>; at: number }>()
  #reading = new Map<string, number>()

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

  /** For the operator's page: where each value comes from, without the ones that are nobody's to see. */
  async states(plugin: PluginFields): Promise<Record<string, SettingState>> {
    const [sandbox, stored] = [await this.sandbox(plugin), await storedOf(plugin.id)]
    const entered = this.open(plugin.id, stored)
    const state = (field: Field): SettingState => {
      const { key, kind } = field
      const setAt = stored.find((row) => row.key === SETTING_PREFIX + key)?.updated_at.toISOString() ?? null
      if (this.isInEnvironment(plugin.id, key)) return { origin: 'environment', setAt, value: null }
      const origin: SettingOrigin = setAt ? 'operator' : sandbox[key] ? 'sandbox' : field.default !== undefined ? 'default' : null
      const value = kind === 'secret' ? null : (entered[key] ?? sandbox[key] ?? null)
      return { origin, setAt, value }
    }
    return Object.fromEntries(plugin.settings.map((field) => [field.key, state(field)]))
  }

  isInEnvironment(pluginId: string, key: string): boolean {
    return Boolean(this.options.environment[settingVariable(pluginId, key)])
  }

  /** Stores what an operator entered; secrets are sealed for this plugin and field. An empty value removes the entry. */
  async enter(plugin: PluginFields, key: string, value: string) {
    await this.write(plugin, key, value, db.connection('app'))
    await this.reread(plugin.id)
  }

  /** As a part of the caller's transaction, after which `reread` is due. */
  async write(plugin: PluginFields, key: string, value: string, client: QueryClientContract) {
    const field = plugin.settings.find((candidate) => candidate.key === key)
    if (!field) throw new Error(`The plugin "${plugin.id}" has no setting "${key}"`)
    const row = { plugin_id: plugin.id, key: SETTING_PREFIX + key }
    const stored = field.kind === 'secret' ? { sealed: this.options.box().sealText(value, placeOf(plugin.id, key)) } : { text: value }
    if (!value) await client.from('plugin_state').where(row).delete()
    else await client.rawQuery(
      `insert into plugin_state (plugin_id, key, value) values (:plugin_id, :key, :value::jsonb)
       on conflict (plugin_id, key) do update set value = excluded.value, updated_at = now()`,
      { ...row, value: JSON.stringify(stored) }
    )
  }

  /** Entries have changed. Until the new ones are read, the old ones are answered: nobody waits inside a transaction. */
  async reread(pluginId: string) {
    const turn = (this.#reading.get(pluginId) ?? 0) + 1
    this.#reading.set(pluginId, turn)
    const values = await this.read(pluginId)
    // A read that began later knows more.
    if (this.#reading.get(pluginId) === turn) this.#entered.set(pluginId, { values: Promise.resolve(values), at: Date.now() })
  }

  /** Old entries are answered while newer ones are read; only the very first question waits. */
  private entered(plugin: PluginFields): Promise<Record<string, string>> {
    const known = this.#entered.get(plugin.id)
    if (known && Date.now() - known.at < FRESH_MS) return known.values

    if (!known) {
      const reading = this.read(plugin.id, heldConnection() ?? undefined)
      this.#entered.set(plugin.id, { values: reading, at: Date.now() })
      reading.catch(() => this.#entered.delete(plugin.id))
      return reading
    }
    known.at = Date.now()
    this.reread(plugin.id).catch(() => {})
    return known.values
  }

  private async read(pluginId: string, client?: QueryClientContract): Promise<Record<string, string>> {
    return this.open(pluginId, await storedOf(pluginId, client))
  }

  private open(pluginId: string, stored: StoredSetting[]): Record<string, string> {
    return Object.fromEntries(
      stored.map(({ key, value }) => {
        const name = key.slice(SETTING_PREFIX.length)
        return [name, value.sealed ? this.options.box().openText(value.sealed, placeOf(pluginId, name)) : (value.text ?? '')]
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

interface StoredSetting {
  key: string
  value: { text?: string; sealed?: string }
  updated_at: Date
}

const storedOf = (pluginId: string, client: QueryClientContract = db.connection('app')): Promise<StoredSetting[]> =>
  client.from('plugin_state').where('plugin_id', pluginId).whereLike('key', `${SETTING_PREFIX}%`).select('key', 'value', 'updated_at')
