import type {
  Adapter,
  AdapterManifest,
  CapabilityName,
  Json,
  Manifest,
  PluginClock,
  PluginLog,
} from '@caidence/sdk'
import type { Resolver } from './address.ts'
import type { PluginTrouble } from './trouble.ts'

/** `real-host → base URL`, from PLATFORM_HOSTS. Applies to every request and to browser redirects. */
export type HostMap = ReadonlyMap<string, URL>

export interface HostOptions {
  /** Installation root: `adapters/*`, `plugins/local/*` and the root package.json's dependencies are read from here. */
  root: string
  hostMap: HostMap
  /** Settings of one plugin with secrets already decrypted. Asked for each time, so changed settings need no restart. */
  settings(pluginId: string): Promise<Record<string, string>>
  store: {
    get(pluginId: string, key: string): Promise<Json | undefined>
    set(pluginId: string, key: string, value: Json): Promise<void>
  }
  log: PluginLog
  /** Told of what a plugin did that it should not. Must not throw and not wait. */
  onTrouble?(trouble: PluginTrouble): void
  /** Trouble of the host's own surroundings, such as a database that is away, is no plugin's bug. */
  isOwnTrouble?(error: unknown): boolean
  clock?: PluginClock
  /** Read these plugin folders and nothing under `root`. For a plugin that is tested in its own repository. */
  folders?: string[]
  /** Whose direct children are drop-in plugins; `plugins/local` under the root unless given. */
  dropIns?: string
  /** Ceilings of adapters' requests (milliseconds, bytes) and the resolver; the defaults suit production. */
  http?: { timeoutMs?: number; maxBytes?: number; resolver?: Resolver }
}

export interface PluginReport {
  /** Folder relative to the root, or package name. */
  source: string
  id: string | null
  name: string | null
  version: string | null
  state: 'ready' | 'refused'
  /** Why it was refused, and the command that fixes it. */
  reason?: string
  fix?: string
  manifest?: Manifest
}

export interface AdapterInfo extends AdapterManifest {
  pluginId: string
  pluginName: string
  /** Absolute folder of the plugin, for its icon and docs. */
  folder: string
}

export interface PluginHost {
  /** Reads manifests; loads no plugin code. Safe in warm-up mode. */
  scan(): Promise<PluginReport[]>
  reports(): PluginReport[]
  adapters(): AdapterInfo[]
  /** Throws `E_ADAPTER_UNKNOWN` for an id nobody provides. */
  info(adapterId: string): AdapterInfo
  /** Imports and builds on first use; the same instance afterwards, until the plugin's settings change or dispose. */
  load<C extends CapabilityName = CapabilityName>(adapterId: string): Promise<Adapter<C>>
  /** Where a browser should be sent for this platform URL (consent pages go through the host map as well). */
  rewrite(url: URL): URL
  /** Lets go of a plugin's instances. It is loaded again when somebody asks for it. */
  unload(pluginId: string): Promise<void>
  dispose(): Promise<void>
}
