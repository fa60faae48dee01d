import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inject } from '@adonisjs/core'
import { getIcons } from '@iconify/utils'
import type { HttpContext } from '@adonisjs/core/http'
import { PluginHostService } from '#services/plugins/plugin_host_service'

const A_DAY = 'private, max-age=86400'
const MOST_ICONS = 100

/** Icons are served from here, so that no page ever asks another host for one. */
@inject()
export default class IconsController {
  constructor(private plugins: PluginHostService) {}

  /** The protocol of Iconify's icon servers, for names that come from data and are not in the bundle. */
  async set({ params, request, response }: HttpContext) {
    if (params.prefix !== 'lucide.json') return response.notFound({ error: 'Unknown icon set' })
    const { icons } = await import('@iconify-json/lucide')
    const names = String(request.qs().icons ?? '').split(',').slice(0, MOST_ICONS)
    response.header('cache-control', A_DAY)
    return getIcons(icons, names) ?? response.notFound({ error: 'Unknown icon' })
  }

  /** A plugin's own icon. Served so that a script inside the file cannot run, even when it is opened by itself. */
  async plugin({ params, response }: HttpContext) {
    const adapter = this.plugins.adapters().find(({ id, pluginId }) => id === params.id || pluginId === params.id)
    const svg = adapter && (await readFile(join(adapter.folder, 'icon.svg')).catch(() => null))
    if (!svg) return response.notFound()
    response.header('content-type', 'image/svg+xml')
    response.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    response.header('cache-control', A_DAY)
    return response.send(svg)
  }
}
