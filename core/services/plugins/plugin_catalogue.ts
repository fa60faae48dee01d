import { readFile, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from '@adonisjs/core'
import app from '@adonisjs/core/services/app'
import type { I18n } from '@adonisjs/i18n'
import { spoken } from '#services/language'
import db from '@adonisjs/lucid/services/db'
import type { AdapterManifest, Field } from '@caidence/sdk'
import type { PluginReport } from '@caidence/host'
import { redirectUriOf } from '#services/connections/social_auth'
import { readLevels, type AdapterLevel } from './adapter_levels.ts'
import { hookUrl } from './doctor/own_addresses.ts'
import { lastChanges, type ShownEntry } from './operator_log.ts'
import { decisionsOf, type Review } from './plugin_decisions.ts'
import { troubleOf, troubleSince, type PluginFault } from './plugin_health.ts'
import { PluginHostService, type ReadyPlugin } from './plugin_host_service.ts'
import { settingVariable, type SettingState } from './plugin_settings.ts'
import { PluginSwitch } from './plugin_switch.ts'

/** Older faults are shown on the plugin's page and counted nowhere. */
const RECENT_MS = 24 * 60 * 60_000
/** Instructions are a few pages; a larger file is something else. */
const DOCUMENT_MOST_BYTES = 200 * 1024

export type PluginSummary = {
  /** Null where the manifest could not be read. */
  id: string | null
  /** Folder or package it was found in. */
  source: string
  name: string | null
  version: string | null
  state: 'ready' | 'refused'
  /** Why it was refused, and what mends it. */
  reason: string | null
  fix: string | null
  isOn: boolean
  adapters: { id: string; kind: AdapterManifest['kind']; capabilities: string[] }[]
  /** What the suite said when it ran here. */
  level: AdapterLevel | null
  /** Settings that are missing or wrong. */
  openSettings: number
  /** Different faults within a day. */
  recentFaults: number
  channels: { connected: number; lost: number }
}

export type ShownSetting = Field & SettingState & { variable: string; problem: string | null }

export type PluginDetail = PluginSummary & {
  id: string
  name: string
  sdk: string
  hosts: string[]
  settings: ShownSetting[]
  redirects: { adapter: string; url: string }[]
  webhooks: { path: string; label: string; events: string[]; url: string }[]
  scopes: { adapter: string; name: string; why: string; neededBy: string[]; review: 'none' | 'required'; isAsked: boolean; approvedAt: string | null }[]
  formats: ({ adapter: string } & Pick<AdapterManifest['formats'][number], 'id' | 'name' | 'delivery' | 'text' | 'media' | 'verified'>)[]
  budgets: ({ adapter: string } & AdapterManifest['budgets'][number])[]
  documents: { setup: string | null; limits: string | null }
  faults: PluginFault[]
  changes: ShownEntry[]
}

/** What is installed, for the operator. */
@inject()
export class PluginCatalogue {
  constructor(
    private host: PluginHostService,
    private plugins: PluginSwitch
  ) {}

  async list(): Promise<PluginSummary[]> {
    return this.#summaries(this.host.reports())
  }

  /** Throws `E_NOT_FOUND` for what is not installed, and `E_PLUGIN_REFUSED` for what does not fit. */
  async show(pluginId: string, i18n: I18n = spoken()): Promise<PluginDetail> {
    const plugin = this.plugins.plugin(pluginId)
    const { manifest } = plugin
    const [summary] = await this.#summaries([plugin])
    const { reviews } = (await decisionsOf([pluginId])).get(pluginId)!
    const folder = this.host.adapters().find((adapter) => adapter.pluginId === pluginId)!.folder
    return {
      ...summary,
      ...{ id: pluginId, name: manifest.name },
      sdk: manifest.sdk,
      hosts: manifest.network.hosts,
      settings: await this.#settings(plugin, i18n),
      redirects: manifest.adapters.filter(({ kind, capabilities }) => kind === 'channel' && capabilities.includes('authorize')).map(({ id }) => ({ adapter: id, url: redirectUriOf(id) })),
      webhooks: manifest.webhooks.map((webhook) => ({ ...webhook, url: hookUrl(pluginId, webhook.path) })),
      scopes: await this.#scopes(plugin, reviews),
      formats: manifest.adapters.flatMap(({ id: adapter, formats }) => formats.map(({ id, name, delivery, text, media, verified }) => ({ adapter, id, name, delivery, text, media, verified }))),
      budgets: manifest.adapters.flatMap(({ id: adapter, budgets }) => budgets.map((budget) => ({ adapter, ...budget }))),
      documents: { setup: await documentOf(folder, manifest.docs.setup), limits: await documentOf(folder, manifest.docs.limits) },
      faults: await troubleOf(pluginId),
      changes: await lastChanges(pluginId),
    }
  }

  async #summaries(reports: PluginReport[]): Promise<PluginSummary[]> {
    const ready = reports.filter((report): report is ReadyPlugin => report.state === 'ready')
    const decisions = await decisionsOf(ready.map(({ id }) => id))
    const faults = await troubleSince(new Date(Date.now() - RECENT_MS))
    const levels = await readLevels(fileURLToPath(app.appRoot))
    const channels = await channelsOf(ready)
    return Promise.all(
      reports.map(async (report): Promise<PluginSummary> => {
        const { id, source, name, version, state, reason = null, fix = null } = report
        const fits = ready.find((one) => one === report)
        const adapters = fits?.manifest.adapters ?? []
        return {
          ...{ id, source, name, version, state, reason, fix },
          isOn: fits ? (decisions.get(fits.id)!.isOn ?? this.host.isOnUntold(fits)) : false,
          adapters: adapters.map((adapter) => ({ id: adapter.id, kind: adapter.kind, capabilities: adapter.capabilities })),
          level: fits ? (levels[fits.id] ?? null) : null,
          openSettings: fits ? (await this.host.settingsIssues(fits.id)).length : 0,
          recentFaults: fits ? (faults.get(fits.id) ?? 0) : 0,
          channels: countOf(channels, adapters),
        }
      })
    )
  }

  async #settings({ id, manifest }: ReadyPlugin, i18n: I18n): Promise<ShownSetting[]> {
    const states = await this.host.settingStates(id)
    const issues = await this.host.settingsIssues(id)
    return manifest.settings.map((field) => {
      const variable = settingVariable(id, field.key)
      const issue = issues.find(({ key }) => key === field.key)
      return { ...field, ...states[field.key], variable, problem: issue ? i18n.t(`plugins.rules.${issue.rule}`, { ...(issue.params as Record<string, any>), variable }) : null }
    })
  }

  async #scopes({ manifest }: ReadyPlugin, reviews: Review[]): Promise<PluginDetail['scopes']> {
    const perAdapter = manifest.adapters.map(async ({ id: adapter, scopes }) => {
      const asked = await this.host.scopes(adapter)
      return scopes.map((scope) => ({
        ...{ adapter, name: scope.name, why: scope.why, neededBy: [...scope.neededBy, ...(scope.helps ?? [])], review: scope.review },
        isAsked: asked.includes(scope),
        approvedAt: reviews.find((one) => one.adapterId === adapter && one.scope === scope.name)?.approvedAt ?? null,
      }))
    })
    return (await Promise.all(perAdapter)).flat()
  }
}

type Counted = { adapter_id: string; state: string; total: string }[]

async function channelsOf(ready: ReadyPlugin[]): Promise<Counted> {
  const adapters = ready.flatMap(({ manifest }) => manifest.adapters.map(({ id }) => id))
  return (await db.connection('app').rawQuery('select adapter_id, state, total from channel_counts(?)', [adapters] as any)).rows
}

function countOf(channels: Counted, adapters: AdapterManifest[]) {
  const sum = (states: string[]) => channels.filter((row) => states.includes(row.state) && adapters.some(({ id }) => id === row.adapter_id)).reduce((total, row) => total + Number(row.total), 0)
  return { connected: sum(['active', 'needs_reauth']), lost: sum(['needs_reauth']) }
}

/** A text of the plugin's own folder, or nothing: a link that leads out of it is not followed. */
async function documentOf(folder: string, path: string): Promise<string | null> {
  try {
    const file = await realpath(join(folder, path))
    if (!file.startsWith((await realpath(folder)) + sep) || (await stat(file)).size > DOCUMENT_MOST_BYTES) return null
    return await readFile(file, 'utf8')
  } catch {
    return null
  }
}
