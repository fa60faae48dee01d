import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inject } from '@adonisjs/core'
import { isLoopback } from '#services/media/reachability'
import { PluginHostService, type ReadyPlugin } from '#services/plugins/plugin_host_service'
import { E_NO_EMULATOR } from './errors.ts'

const LAYOUTS = ['pictures', 'text', 'video', 'cards'] as const
const COLOUR = /^#[0-9a-f]{6}$/i
/** Slate, of no platform. */
const PLAIN_COLOUR = '#64748b'

export type Look = {
  layout: (typeof LAYOUTS)[number]
  colour: string
}

/** A plugin whose platform is played on this machine. */
export type Platform = {
  /** The plugin's id. */
  id: string
  name: string
  /** Of the emulator. Plugins of one family have the same. */
  origin: string
  hosts: string[]
  adapterIds: string[]
  formats: Map<string, string>
  /** Where the plugin lies; its emulator says how its feed looks. */
  folder: string | null
  /** Where a browser goes for an address of the platform's: to the emulator. */
  rewrite: (url: URL) => URL
}

/** Which platforms are played here. Only what PLATFORM_HOSTS puts on this machine counts, and only in the sandbox. */
@inject()
export class Platforms {
  constructor(private plugins: PluginHostService) {}

  get isOpen(): boolean {
    return this.plugins.isSandbox
  }

  list(): Platform[] {
    if (!this.isOpen) return []
    return this.plugins
      .ready()
      .flatMap((plugin) => {
        const base = plugin.manifest.network.hosts.map((host) => this.plugins.hostMap.get(host)).find((url) => url && isLoopback(url.hostname))
        return base ? [this.#platformOf(plugin, base.origin)] : []
      })
      .sort((a, b) => a.name.localeCompare(b.name))
  }

  find(id: string): Platform {
    const found = this.list().find((platform) => platform.id === id)
    if (!found) throw new E_NO_EMULATOR()
    return found
  }

  lookOf({ folder }: Platform): Promise<Look> {
    return lookIn(folder)
  }

  #platformOf({ id, manifest }: ReadyPlugin, origin: string): Platform {
    return {
      id,
      name: manifest.name,
      origin,
      hosts: manifest.network.hosts,
      adapterIds: manifest.adapters.map((adapter) => adapter.id),
      formats: new Map(manifest.adapters.flatMap(({ formats }) => formats.map((format) => [format.id, format.name]))),
      rewrite: (url) => this.plugins.rewrite(url),
      folder: this.plugins.adapters().find(({ pluginId }) => pluginId === id)?.folder ?? null,
    }
  }
}

/** From the plugin's emulator, which knows what the platform looks like. Whoever says nothing, or nonsense, gets the plain one. */
async function lookIn(folder: string | null): Promise<Look> {
  const file = folder && ['emulator/index.ts', 'emulator/index.js'].map((name) => join(folder, name)).find(existsSync)
  const told = file ? ((await import(pathToFileURL(file).href)) as { SANDBOX?: { look?: Partial<Look> } }).SANDBOX?.look : undefined
  return {
    layout: LAYOUTS.find((layout) => layout === told?.layout) ?? 'text',
    colour: COLOUR.test(told?.colour ?? '') ? told!.colour! : PLAIN_COLOUR,
  }
}
