import type { Adapter, CapabilityName, PluginLog, ScopeNeed } from '@caidence/sdk'
import { createPluginHost, parseHostMap, settingsIssues, type AdapterInfo, type HostMap, type PluginHost, type PluginReport } from '@caidence/host'
import { createError } from '@adonisjs/core/exceptions'
import type { PluginSettingsSource } from './plugin_settings.ts'
import type { PluginStateStore } from './plugin_state_store.ts'

/** A mapped host gets tokens and posts meant for a platform: in production that must be on purpose. */
export const E_PLATFORM_HOSTS_UNCONFIRMED = createError<[hosts: string]>(
  'PLATFORM_HOSTS sends the requests for %s elsewhere. Remove it, or set PLATFORM_HOSTS_CONFIRMED=true when that is what you want in production',
  'E_PLATFORM_HOSTS_UNCONFIRMED',
  500
)

export interface PluginHostConfig {
  /** Installation root: adapters and drop-in plugins are looked for below it. */
  root: string
  /** PLATFORM_HOSTS. */
  platformHosts?: string
  isProduction: boolean
  /** PLATFORM_HOSTS_CONFIRMED. */
  isConfirmed?: boolean
  /** SANDBOX, and not production. */
  isSandbox: boolean
  log: PluginLog
}

/** The application's one plugin host. Bound as a singleton by the plugin provider. */
export class PluginHostService {
  readonly hostMap: HostMap
  readonly isSandbox: boolean
  #host: PluginHost
  #scanned?: Promise<PluginReport[]>

  constructor(
    config: PluginHostConfig,
    private settings: PluginSettingsSource,
    store: PluginStateStore
  ) {
    this.isSandbox = config.isSandbox && !config.isProduction
    this.hostMap = parseHostMap(config.platformHosts)
    if (config.isProduction && this.hostMap.size && !config.isConfirmed) {
      throw new E_PLATFORM_HOSTS_UNCONFIRMED([[...this.hostMap.keys()].join(', ')])
    }
    this.#host = createPluginHost({
      root: config.root,
      hostMap: this.hostMap,
      settings: (pluginId) => settings.of(this.#pluginOf(pluginId)),
      store,
      log: config.log,
    })
  }

  /** Reads manifests, loads no plugin code: safe at boot and in warm-up mode. Once, unless `again`. */
  scan({ again = false } = {}): Promise<PluginReport[]> {
    if (again) this.#scanned = undefined
    return (this.#scanned ??= this.#host.scan())
  }

  /** Reads all settings once. From then on they are in memory, and loading an adapter inside a transaction needs no second connection. */
  async warm(): Promise<void> {
    const ids = new Set(this.adapters().map(({ pluginId }) => pluginId))
    await Promise.all([...ids].map((id) => this.settings.of(this.#pluginOf(id))))
  }

  reports(): PluginReport[] {
    return this.#host.reports()
  }

  adapters(): AdapterInfo[] {
    return this.#host.adapters()
  }

  /** Throws `E_ADAPTER_UNKNOWN` for an id nobody provides. */
  info(adapterId: string): AdapterInfo {
    return this.#host.info(adapterId)
  }

  load<C extends CapabilityName = CapabilityName>(adapterId: string): Promise<Adapter<C>> {
    return this.#host.load<C>(adapterId)
  }

  /** Where a browser goes for this platform URL. */
  rewrite(url: URL): URL {
    return this.#host.rewrite(url)
  }

  /** What a person is asked to allow: the manifest's scopes that apply under the plugin's present settings. */
  async scopes(adapterId: string): Promise<ScopeNeed[]> {
    const { scopes, pluginId } = this.info(adapterId)
    const plugin = this.#pluginOf(pluginId)
    const values = await this.settings.of(plugin)
    return scopes.filter(({ when }) => {
      if (!when) return true
      const field = plugin.settings.find(({ key }) => key === when.key)
      return (values[when.key] || field?.default) === when.is
    })
  }

  /** Settings that are missing or wrong, by key and rule; empty when the plugin can work. */
  async settingsIssues(adapterId: string): Promise<{ key: string; rule: string }[]> {
    const { pluginId } = this.info(adapterId)
    const manifest = this.#host.reports().find(({ id, state }) => id === pluginId && state === 'ready')?.manifest
    return manifest ? settingsIssues(manifest, await this.settings.of(this.#pluginOf(pluginId))) : []
  }

  /** Hosts the plugin may speak to; an issuer named by a callback has to be one of them. */
  hostsOf(adapterId: string): string[] {
    return this.#pluginOf(this.info(adapterId).pluginId).hosts
  }

  dispose(): Promise<void> {
    return this.#host.dispose()
  }

  #pluginOf(pluginId: string) {
    const manifest = this.#host.reports().find(({ id, state }) => id === pluginId && state === 'ready')?.manifest
    const folder = this.#host.adapters().find((adapter) => adapter.pluginId === pluginId)?.folder
    return { id: pluginId, settings: manifest?.settings ?? [], hosts: manifest?.network.hosts ?? [], folder: folder ?? null }
  }
}
