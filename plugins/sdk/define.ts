import type { Adapter, Class } from './types.ts'

/** A plugin's default export: its adapters by id, and further classes for its own container. */
export interface PluginDefinition {
  adapters: Record<string, Class<Adapter<any>>>
  provide?: Class<unknown>[]
}

export function definePlugin<const P extends PluginDefinition>(definition: P): P {
  return definition
}
