import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createPluginHost } from '@caidence/host'
import type { Emulator, EmulatorModule, EmulatorOptions } from './emulator.ts'

/** First port of the row; the plugin with the nth id has the nth port, and a family has that of its first plugin. */
export const DEFAULT_PORT_BASE = 7701

export interface StartOptions {
  /** Installation root. */
  root: string
  portBase?: number
  /** Folder for state files; without it everything is forgotten at the end. */
  stateDir?: string
  /** Plugin ids to start; all with an emulator unless given. */
  only?: string[]
  options?: Omit<EmulatorOptions, 'port' | 'stateFile'>
}

export interface StartedEmulator {
  pluginId: string
  url: string
  /** The piece of PLATFORM_HOSTS for this emulator. */
  platformHosts: string
  /** Settings that make the plugin work against it. */
  settings: Record<string, string>
  emulator: Emulator
}

export interface StartedEmulators {
  list: StartedEmulator[]
  /** PLATFORM_HOSTS for all of them. */
  platformHosts: string
  close(): Promise<void>
}

/**
 * Starts the emulator of every installed plugin that ships one. Plugins of one family share an emulator, since a host
 * map has one entry per host; each is reported with its own settings.
 */
export async function startEmulators(options: StartOptions): Promise<StartedEmulators> {
  const { portBase = DEFAULT_PORT_BASE, stateDir } = options
  if (stateDir) await mkdir(stateDir, { recursive: true })

  const list: StartedEmulator[] = []
  const ports = new Map<string, number>()
  const running = new Map<string, Emulator>()
  try {
    for (const [index, { pluginId, file }] of (await emulatorFiles(options.root)).entries()) {
      const { createEmulator, SANDBOX } = await importEmulator(file)
      const family = SANDBOX.family ?? pluginId
      // The port belongs to the plugin or family, whichever others are started beside it.
      if (!ports.has(family)) ports.set(family, portBase === 0 ? 0 : portBase + index)
      if (options.only && !options.only.includes(pluginId)) continue
      const emulator =
        running.get(family) ??
        (await createEmulator({
          ...options.options,
          port: ports.get(family),
          stateFile: stateDir && join(stateDir, `${family}.json`),
        }))
      running.set(family, emulator)
      list.push({
        pluginId,
        url: emulator.url,
        platformHosts: emulator.platformHosts,
        settings: SANDBOX.settings,
        emulator,
      })
    }
  } catch (error) {
    await closeAll(list)
    throw error
  }
  return {
    list,
    platformHosts: [...running.values()].map(({ platformHosts }) => platformHosts).join(','),
    close: () => closeAll(list),
  }
}

/** Which plugins ship an emulator, and where. */
export async function emulatorFiles(root: string): Promise<{ pluginId: string; file: string }[]> {
  const nothing = { info() {}, warn() {} }
  const host = createPluginHost({
    root,
    hostMap: new Map(),
    settings: async () => ({}),
    store: { get: async () => undefined, set: async () => {} },
    log: nothing,
  })
  await host.scan()
  const folders = new Map(host.adapters().map(({ pluginId, folder }) => [pluginId, folder]))
  return [...folders]
    .sort(([a], [b]) => a.localeCompare(b))
    .flatMap(([pluginId, folder]) => {
      const file = emulatorFile(folder)
      return file ? [{ pluginId, file }] : []
    })
}

export function emulatorFile(folder: string): string | null {
  return (
    ['emulator/index.ts', 'emulator/index.js'].map((name) => join(folder, name)).find(existsSync) ??
    null
  )
}

export async function importEmulator(file: string): Promise<EmulatorModule> {
  return (await import(pathToFileURL(file).href)) as EmulatorModule
}

async function closeAll(list: StartedEmulator[]): Promise<void> {
  await Promise.all([...new Set(list.map(({ emulator }) => emulator))].map((one) => one.close()))
}
