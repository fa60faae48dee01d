import { holds, type Adapter, type CapabilityName, type PluginLog, type ScopeNeed } from '@caidence/sdk'
import { createHttp, createPluginHost, parseHostMap, settingsIssues, type AdapterInfo, type FieldIssue, type HostMap, type PluginHost, type PluginReport, type PluginTrouble } from '@caidence/host'
import { createError } from '@adonisjs/core/exceptions'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { PluginFields, PluginSettingsSource, SettingState } from './plugin_settings.ts'
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
  /** PLUGINS_FOLDER: where drop-in plugins lie, in place of `plugins/local`. */
  dropIns?: string
  /** PLATFORM_HOSTS. */
  platformHosts?: string
  isProduction: boolean
  /** PLATFORM_HOSTS_CONFIRMED. */
  isConfirmed?: boolean
  /** SANDBOX, and not production. */
  isSandbox: boolean
  log: PluginLog
  /** Told of what plugins do that they should not. */
  onTrouble?: (trouble: PluginTrouble) => void
  /** A database that is away is no plugin's bug. */
  isOwnTrouble?: (error: unknown) => boolean
}

/** PLUGIN_PROCESSES: `foreign`: plugins that did not come with the product run apart. `every`: each adapter does. `shared`: none. */
export type PluginProcesses = 'foreign' | 'every' | 'shared'

/** A plugin that is installed and fits: what the manifest says of it, and where it lies. */
export type ReadyPlugin = PluginReport & { id: string; manifest: NonNullable<PluginReport['manifest']> }

/** The application's one plugin host. Bound as a singleton by the plugin provider. */
export class PluginHostService {
  readonly hostMap: HostMap
  readonly isSandbox: boolean
  #host: PluginHost
  #scanned?: Promise<PluginReport[]>

  constructor(
    private config: PluginHostConfig,
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
      dropIns: config.dropIns,
      hostMap: this.hostMap,
      settings: (pluginId) => settings.of(this.#pluginOf(pluginId)),
      store,
      log: config.log,
      onTrouble: config.onTrouble,
      isOwnTrouble: config.isOwnTrouble,
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

  /** Those that can be used. */
  ready(): ReadyPlugin[] {
    return this.#host.reports().filter((report): report is ReadyPlugin => report.state === 'ready')
  }

  /**
   * Before an operator has decided: what came with the product is on. Whatever else was installed waits for their word,
   * since putting a package there and letting it speak for people are two steps. In the sandbox nothing leaves the
   * machine, and whoever tries their adapter there is not asked.
   */
  isOnUntold({ source }: ReadyPlugin): boolean {
    return this.isSandbox || source.startsWith('adapters/')
  }

  pluginIds(): string[] {
    return this.ready().map(({ id }) => id)
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
    return scopes.filter(({ when }) => !when || holds(when, plugin.settings, values))
  }

  /** Settings that are missing or wrong, by key and rule; empty when the plugin can work. */
  async settingsIssues(pluginId: string): Promise<FieldIssue[]> {
    const plugin = this.#pluginOf(pluginId)
    return settingsIssues(plugin, await this.settings.of(plugin))
  }

  /** What would be wrong with the settings if these were entered. */
  async settingsIssuesWith(pluginId: string, entered: Record<string, string>): Promise<FieldIssue[]> {
    const plugin = this.#pluginOf(pluginId)
    return settingsIssues(plugin, { ...(await this.settings.of(plugin)), ...entered })
  }

  settingStates(pluginId: string): Promise<Record<string, SettingState>> {
    return this.settings.states(this.#pluginOf(pluginId))
  }

  isSetByEnvironment(pluginId: string, key: string): boolean {
    return this.settings.isInEnvironment(pluginId, key)
  }

  /** As a part of the caller's transaction, after which `refresh` is due. */
  async writeSettings(pluginId: string, entered: Record<string, string>, client: QueryClientContract) {
    for (const [key, value] of Object.entries(entered)) await this.settings.write(this.#pluginOf(pluginId), key, value, client)
  }

  /** Reads a plugin's settings anew, so that it is built with them when it is asked for the next time. */
  async refresh(pluginId: string) {
    await this.settings.reread(pluginId)
  }

  /** Lets go of a plugin's instances. */
  unload(pluginId: string): Promise<void> {
    return this.#host.unload(pluginId)
  }

  /** How many seconds a platform's clock is ahead of ours, by the Date header of one of its servers; null when none answers. */
  async clockOf(pluginId: string, signal: AbortSignal): Promise<{ host: string; aheadSeconds: number } | null> {
    const { hosts } = this.#pluginOf(pluginId)
    const http = createHttp({ hosts, hostMap: this.hostMap, log: this.config.log, clock: { now: () => new Date() } })
    for (const host of hosts) {
      const asked = Date.now()
      const { headers } = await http.request({ method: 'HEAD', url: `https://${host}/`, signal }).catch(() => ({ headers: {} as Record<string, string> }))
      const told = Date.parse(headers.date ?? '')
      // The header has whole seconds, and was written somewhere between asking and hearing.
      if (!Number.isNaN(told)) return { host, aheadSeconds: Math.round((told + 500 - (asked + Date.now()) / 2) / 1000) }
    }
    return null
  }

  /** Hosts the plugin may speak to; an issuer named by a callback has to be one of them. */
  hostsOf(adapterId: string): string[] {
    return this.#pluginOf(this.info(adapterId).pluginId).hosts
  }

  /**
   * Whether the steps of an adapter run in a process of their own. What came with the product shares one, since each
   * costs some 300 MB; whatever else was installed does not share a process with anybody.
   */
  runsApart(adapterId: string, processes: PluginProcesses = 'foreign'): boolean {
    if (processes === 'shared') return false
    const { pluginId } = this.info(adapterId)
    return processes === 'every' || !this.reports().some(({ id, state, source }) => id === pluginId && state === 'ready' && source.startsWith('adapters/'))
  }

  dispose(): Promise<void> {
    return this.#host.dispose()
  }

  #pluginOf(pluginId: string): PluginFields & { hosts: string[] } {
    const manifest = this.#host.reports().find(({ id, state }) => id === pluginId && state === 'ready')?.manifest
    const folder = this.#host.adapters().find((adapter) => adapter.pluginId === pluginId)?.folder
    return { id: pluginId, settings: manifest?.settings ?? [], hosts: manifest?.network.hosts ?? [], folder: folder ?? null }
  }
}
