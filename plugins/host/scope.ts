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
import { guardAdapter } from './guard.ts'

/** One plugin's own container: what it provides lives and dies here, and no other plugin can resolve it. */
export class PluginScope {
  #adapters = new Map<string, Adapter<any>>()

  private constructor(
    private container: DependencyContainer,
    private definition: PluginDefinition
  ) {}

  static async open(
    parent: DependencyContainer,
    folder: string,
    entry: string,
    context: PluginContext
  ): Promise<PluginScope> {
    const definition = await importDefinition(folder, entry)
    const container = parent.createChildContainer()
    container.register(SETTINGS, { useValue: context.settings })
    container.register(HTTP, { useValue: context.http })
    container.register(CLOCK, { useValue: context.clock })
    container.register(LOG, { useValue: context.log })
    container.register(STORE, { useValue: context.store })
    for (const type of [...Object.values(definition.adapters), ...(definition.provide ?? [])]) {
      container.register(type, { useClass: type }, { lifecycle: Lifecycle.ContainerScoped })
    }
    return new PluginScope(container, definition)
  }

  adapter(id: string): Adapter<any> {
    const known = this.#adapters.get(id)
    if (known) return known

    const type = this.definition.adapters[id]
    if (!type) throw broken(`the plugin's definition has no adapter "${id}"`)
    let built: Adapter<any>
    try {
      built = this.container.resolve(type)
    } catch (error) {
      throw AdapterFault.from(error)
    }
    const guarded = guardAdapter(built)
    this.#adapters.set(id, guarded)
    return guarded
  }

  async dispose(): Promise<void> {
    this.#adapters.clear()
    await this.container.dispose()
  }
}

async function importDefinition(folder: string, entry: string): Promise<PluginDefinition> {
  const definition = (await import(pathToFileURL(entryFile(folder, entry)).href)) as {
    default?: PluginDefinition
  }
  if (typeof definition.default?.adapters !== 'object')
    throw broken('the entry file has no definePlugin() as default export')
  return definition.default
}

/** Packages name the built file; in a source tree only its TypeScript twin exists. */
export function entryFile(folder: string, entry: string): string {
  const built = join(folder, entry)
  if (existsSync(built)) return built
  const source = built.replace(/\.js$/, '.ts')
  return existsSync(source) ? source : built
}

function broken(reason: string): AdapterFault {
  const fault = new AdapterFault('E_ADAPTER_BUG')
  fault.cause = new Error(reason)
  return fault
}
