import { BaseTransformer } from '@adonisjs/core/transformers'
import type { AdapterInfo } from '@caidence/host'

/** What the pages need to know of an installed channel: its name, and each format with limits and options. */
export default class AdapterTransformer extends BaseTransformer<AdapterInfo> {
  toObject() {
    const { resource: adapter } = this
    return {
      id: adapter.id,
      pluginId: adapter.pluginId,
      name: adapter.pluginName,
      capabilities: adapter.capabilities,
      iconUrl: `/plugins/${adapter.pluginId}/icon.svg`,
      formats: adapter.formats.map(({ id, name, text, media, options }) => ({ id, name, text, media, options })),
    }
  }
}
