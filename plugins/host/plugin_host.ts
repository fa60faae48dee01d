import 'reflect-metadata'
import { container as root } from 'tsyringe'
import { type Adapter, type CapabilityName, type PluginContext } from '@caidence/sdk'
import { discover, unknownAdapter, type Found } from './discovery.ts'
import { mapUrl } from './host_map.ts'
import { createHttp } from './http.ts'
import { redactingLog } from './redact.ts'
import { PluginScope } from './scope.ts'
import { secretValues, settingsAccessor } from './settings.ts'
import { reasonOf, type Tell } from './trouble.ts'
import type { AdapterInfo, HostOptions, PluginHost, PluginReport } from './types.ts'

const systemClock = { now: () => new Date() }

/** Finds plugins, loads them on first use, and gives each its own scope. */
export function createPluginHost(options: HostOptions): PluginHost {
  return new Host(options)
}

interface Opened {
  /** The settings it was built with, to notice that they changed. */
  fingerprint: string
  scope: Promise<PluginScope>
}

class Host implements PluginHost {
  #found: Found[] = []
  #infos = new Map<string, AdapterInfo>()
  #opened = new Map<string, Opened>()
  #container = root.createChildContainer()

  constructor(private options: HostOptions) {}

  async scan(): Promise<PluginReport[]> {
    this.#found = await discover(this.options.root, this.options.folders, this.options.dropIns)
    this.#infos = new Map(
      this.#found
        .filter(({ report }) => report.state === 'ready')
        .flatMap(({ folder, report }) => {
          const { id: pluginId, name: pluginName, adapters } = report.manifest!
          return adapters.map(
            (adapter) => [adapter.id, { ...adapter, pluginId, pluginName, folder }] as const
          )
        })
    )
    return this.reports()
  }

  reports(): PluginReport[] {
    return this.#found.map(({ report }) => report)
  }

  adapters(): AdapterInfo[] {
    return [...this.#infos.values()]
  }

  info(adapterId: string): AdapterInfo {
    const info = this.#infos.get(adapterId)
    if (!info) throw unknownAdapter(adapterId)
    return info
  }

  async load<C extends CapabilityName = CapabilityName>(adapterId: string): Promise<Adapter<C>> {
    const { pluginId } = this.info(adapterId)
    const plugin = this.#found.find(
      ({ report }) => report.id === pluginId && report.state === 'ready'
    )!
    const opening = await this.#scopeOf(plugin)
    try {
      const scope = await opening.scope
      return scope.adapter(adapterId) as Adapter<C>
    } catch (error) {
      const tell = this.#teller(pluginId, adapterId)
      tell({ kind: 'bug', operation: 'load', reason: reasonOf(error, plugin.folder) })
      throw error
    }
  }

  rewrite(url: URL): URL {
    return mapUrl(url, this.options.hostMap) ?? url
  }

  async unload(pluginId: string): Promise<void> {
    const known = this.#opened.get(pluginId)
    this.#opened.delete(pluginId)
    await known?.scope.then((open) => open.dispose()).catch(() => {})
  }

  async dispose(): Promise<void> {
    const scopes = [...this.#opened.values()]
    this.#opened.clear()
    for (const { scope } of scopes) await scope.then((open) => open.dispose()).catch(() => {})
  }

  /** Callers that come while a scope is being built share it; changed settings replace it. */
  async #scopeOf(plugin: Found): Promise<Opened> {
    const id = plugin.report.id!
    const settings = await this.options.settings(id)
    const fingerprint = JSON.stringify(Object.entries(settings).sort())
    const known = this.#opened.get(id)
    if (known?.fingerprint === fingerprint) return known

    const scope = PluginScope.open(
      this.#container,
      plugin.folder,
      plugin.entry,
      this.#context(plugin, settings),
      {
        folder: plugin.folder,
        isOurs: (error) => this.options.isOwnTrouble?.(error) ?? false,
        tell: (adapterId) => this.#teller(id, adapterId),
      }
    )
    const opened = { fingerprint, scope }
    this.#opened.set(id, opened)
    // The old scope is disposed only now: calls already running on it keep their instances.
    known?.scope.then((old) => old.dispose()).catch(() => {})
    scope.catch(() => {
      if (this.#opened.get(id)?.scope === scope) this.#opened.delete(id)
    })
    return opened
  }

  #teller(pluginId: string, adapterId: string): Tell {
    return (trouble) => this.options.onTrouble?.({ pluginId, adapterId, ...trouble })
  }

  #context({ report }: Found, settings: Record<string, string>): PluginContext {
    const manifest = report.manifest!
    const { store, hostMap, clock = systemClock, http = {}, log: rawLog } = this.options
    const log = redactingLog(rawLog, () => secretValues(manifest.settings, settings), manifest.id)
    return {
      settings: settingsAccessor(manifest.settings, settings),
      http: createHttp({ hosts: manifest.network.hosts, hostMap, log, clock, ...http }),
      clock,
      log,
      store: {
        get: (key) => store.get(manifest.id, key),
        set: (key, value) => store.set(manifest.id, key, value),
      },
    }
  }
}
