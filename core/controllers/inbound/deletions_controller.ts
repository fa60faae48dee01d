import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import { forgetSession } from '#services/http/forget_session'
import { InboundEvents } from '#services/inbound/inbound_events'
import { PluginHostService } from '#services/plugins/plugin_host_service'

/** Where a person who asked a platform to have their data deleted here sees what became of it. */
@inject()
export default class DeletionsController {
  private events = new InboundEvents()

  constructor(private plugins: PluginHostService) {}

  async show(ctx: HttpContext) {
    const { i18n, params, request, response } = ctx
    forgetSession(ctx)
    response.header('cache-control', 'no-store')
    const found = await this.events.deletion(params.code)
    const isPage = request.accepts(['html', 'json']) === 'html'
    if (!found) return isPage ? this.page(ctx, 404, 'unknown', {}) : response.notFound({ status: 'unknown' })

    const { requestedAt, handledAt, connections, pluginId } = found
    const platform = this.plugins.reports().find(({ id }) => id === pluginId)?.name ?? pluginId
    const status = !handledAt ? 'waiting' : connections ? 'deleted' : 'nothing'
    if (!isPage) return { status, platform, requestedAt: requestedAt.toISOString(), deletedAt: handledAt?.toISOString() ?? null }
    const when = (date: Date | null) => (date ? DateTime.fromJSDate(date, { zone: 'utc' }).setLocale(i18n.locale).toFormat('d LLLL yyyy, HH:mm') : '')
    return this.page(ctx, 200, status, { platform, requested: when(requestedAt), deleted: when(handledAt) })
  }

  /** A page without scripts, styles or anything from the request in it. The platform's name comes from an installed manifest. */
  private page({ i18n, response }: HttpContext, code: number, status: string, values: Record<string, string>) {
    const title = escaped(i18n.t('connections.deletion.title'))
    const text = escaped(i18n.t(`connections.deletion.${status}`, values))
    response.status(code).header('content-type', 'text/html; charset=utf-8')
    return response.send(
      `<!doctype html><html lang="${i18n.locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">` +
        `<title>${title}</title><main><h1>${title}</h1><p>${text}</p></main></html>`
    )
  }
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign])
