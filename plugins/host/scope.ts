import 'reflect-metadata'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  AdapterFault,
  CLOCK,
  HTTP,
  LOG,
  SETTINGS,
  STORE,
  type Adapter,
  type PluginContext,
  type PluginDefinition,
} from '@caidence/sdk'
import { Lifecycle, type DependencyContainer } from 'tsyringe'
import { guardAdapter, type Watcher } from './guard.ts'
import { bug } from './trouble.ts'

/** Importing reads a few files. A module that waits for something at its top would hold up whoever needs the plugin. */
const LOAD_WITHIN_MS = 15_000

/** One plugin's own container: what it provides lives and dies here, and no other plugin can resolve it. */
export class PluginScope {
  #adapters = new Map<string, Adapter<any>>()

  private constructor(
    private container: DependencyContainer,
    private definition: PluginDefinition,
    private watcher: Omit<Watcher, 'tell'> & { tell: (adapterId: string) => Watcher['tell'] }
  ) {}

  static async open(
    parent: DependencyContainer,
    folder: string,
    entry: string,
    context: PluginContext,
    watcher: PluginScope['watcher']
  ): Promise<PluginScope> {
    const definition = await inTime(importDefinition(folder, entry))
    const container = parent.createChildContainer()
    container.register(SETTINGS, { useValue: context.settings })
    container.register(HTTP, { useValue: context.http })
    container.register(CLOCK, { useValue: context.clock })
    container.register(LOG, { useValue: context.log })
    container.register(STORE, { useValue: context.store })
    for (const type of [...Object.values(definition.adapters), ...(definition.provide ?? [])]) {
      container.register(type, { useClass: type }, { lifecycle: Lifecycle.ContainerScoped })
    }
    return new PluginScope(container, definition, watcher)
  }

  adapter(id: string): Adapter<any> {
    const known = this.#adapters.get(id)
    if (known) return known

    const type = this.definition.adapters[id]
    if (!type) throw bug(`the plugin's definition has no adapter "${id}"`)
    let built: Adapter<any>
    try {
      built = this.container.resolve(type)
    } catch (error) {
      throw AdapterFault.from(error)
    }
    const guarded = guardAdapter(built, { ...this.watcher, tell: this.watcher.tell(id) })
    this.#adapters.set(id, guarded)
    return guarded
  }

  async dispose(): Promise<void> {
    this.#adapters.clear()
    await this.container.dispose()
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(bug(`does not finish loading within ${LOAD_WITHIN_MS / 1000} s`)),
      LOAD_WITHIN_MS
    )
  })
  work.catch(() => {})
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

async function importDefinition(folder: string, entry: string): Promise<PluginDefinition> {
  const definition = (await import(pathToFileURL(entryFile(folder, entry)).href)) as {
    default?: PluginDefinition
  }
  if (typeof definition.default?.adapters !== 'object')
    throw bug('the entry file has no definePlugin() as default export')
  return definition.default
}

/** Packages name the built file; in a source tree only its TypeScript twin exists. */
export function entryFile(folder: string, entry: string): string {
  const built = join(folder, entry)
  if (existsSync(built)) return built
  const source = built.replace(/\.js$/, '.ts')
  return existsSync(source) ? source : built
}
