import type { PluginHostService } from '#services/plugins/plugin_host_service'

/** What people call a platform and a format. A plugin that was removed leaves its ids, so that old posts stay readable. */
export function platformNames(plugins: PluginHostService, adapterId: string, formatId?: string) {
  const info = plugins.adapters().find(({ id }) => id === adapterId)
  const format = info?.formats.find(({ id }) => id === formatId)
  return { platform: info?.pluginName ?? adapterId, format: format?.name ?? formatId ?? '' }
}
