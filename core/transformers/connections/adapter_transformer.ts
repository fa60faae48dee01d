import { BaseTransformer } from '@adonisjs/core/transformers'
import type { AdapterInfo } from '@caidence/host'

/** What the pages need to know of an installed channel: its name, and each format with limits and options. */
export default class AdapterTransformer extends BaseTransformer<AdapterInfo> {
  /** What people call a platform and a format. A plugin that was removed leaves its ids, so that old posts stay readable. */
  static names(installed: AdapterInfo[], adapterId: string, formatId = '') {
    const info = installed.find(({ id }) => id === adapterId)
    const format = info?.formats.find(({ id }) => id === formatId)
    return { platform: info?.pluginName ?? adapterId, format: format?.name ?? formatId }
  }

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
