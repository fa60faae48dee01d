import { inject } from '@adonisjs/core'
import type { I18n } from '@adonisjs/i18n'
import { spoken } from '#services/language'
import db from '@adonisjs/lucid/services/db'
import type { Field } from '@caidence/sdk'
import { errors } from '@vinejs/vine'
import { note, type Operator } from './operator_log.ts'
import { PluginHostService } from './plugin_host_service.ts'
import { settingVariable } from './plugin_settings.ts'
import { PluginSwitch } from './plugin_switch.ts'

export type Entered = Record<string, string | null>

/** What operators enter on a plugin's page. Whatever is not named stays as it is; null and an empty text remove. */
@inject()
export class PluginSettingsForm {
  constructor(
    private host: PluginHostService,
    private plugins: PluginSwitch
  ) {}

  /** Throws a 422 with a sentence at each value that cannot be taken. A plugin may stay incomplete: its secret may come later. */
  async enter(pluginId: string, entered: Entered, by: Operator, i18n: I18n = spoken()) {
    const { manifest } = this.plugins.plugin(pluginId)
    const known = await this.host.settingStates(pluginId)
    const values = Object.fromEntries(Object.entries(entered).map(([key, value]) => [key, (value ?? '').trim()]))
    await this.#refuse(pluginId, manifest.settings, values, i18n)

    const isSecret = (key: string) => manifest.settings.find((field) => field.key === key)!.kind === 'secret'
    const stored = (key: string) => (known[key].origin === 'operator' ? known[key] : undefined)
    // A secret that is entered again may be another one: nobody looks.
    const changed = Object.keys(values).filter((key) => (isSecret(key) ? values[key] !== '' || known[key].setAt : (stored(key)?.value ?? '') !== values[key]))
    if (!changed.length) return

    const told = (value: (key: string) => string | null) => Object.fromEntries(changed.map((key) => [key, value(key)]))
    const before = told((key) => (isSecret(key) ? (known[key].setAt ? 'set' : null) : (stored(key)?.value ?? null)))
    const after = told((key) => (isSecret(key) ? (values[key] ? 'set anew' : null) : values[key] || null))
    await db.connection('app').transaction(async (client) => {
      await this.host.writeSettings(pluginId, Object.fromEntries(changed.map((key) => [key, values[key]])), client)
      await note(client, by, { action: 'plugin.settings_changed', pluginId, before, after })
    })
    await this.host.refresh(pluginId)
  }

  async #refuse(pluginId: string, fields: Field[], values: Record<string, string>, i18n: I18n) {
    const keys = Object.keys(values)
    const wrong: { field: string; rule: string; message: string }[] = []
    const refuse = (key: string, rule: string, params: Record<string, any> = {}) => wrong.push({ field: `settings.${key}`, rule, message: i18n.t(`plugins.rules.${rule}`, { ...params, variable: settingVariable(pluginId, key) }) })

    for (const key of keys) {
      if (!fields.some((field) => field.key === key)) refuse(key, 'unknown')
      else if (values[key] && this.host.isSetByEnvironment(pluginId, key)) refuse(key, 'environment')
    }
    const issues = await this.host.settingsIssuesWith(pluginId, values)
    for (const { key, rule, params } of issues) if (keys.includes(key) && rule !== 'required' && rule !== 'unknown') refuse(key, rule, params)
    if (wrong.length) throw new errors.E_VALIDATION_ERROR(wrong)
  }
}
