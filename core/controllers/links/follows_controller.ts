import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { forgetSession } from '#services/http/forget_session'
import { ClickBuffer } from '#services/links/click_buffer'
import { follow } from '#services/links/follow'
import { deviceOf, isAhead, isBot, referrerHost } from '#services/links/visitors'

/** Short links for whoever follows one: no session, no cookies, nothing kept about them. */
@inject()
export default class FollowsController {
  constructor(private clicks: ClickBuffer) {}

  async show(ctx: HttpContext) {
    const { params, request, response } = ctx
    forgetSession(ctx)
    // Where it leads is stored, and was a page when it was; nothing of the request gets into it.
    const found = await follow(params.code)
    response.header('x-robots-tag', 'noindex, nofollow')
    if (!found) return this.#gone(ctx)

    const agent = request.header('user-agent')
    if (request.method() === 'GET' && agent && !isBot(agent) && !isAhead((name) => request.header(name))) {
      this.clicks.add({ linkId: found.linkId, workspaceId: found.workspaceId, timeZone: found.timeZone, referrer: referrerHost(request.header('referer')), device: deviceOf(agent) })
    }
    return response.status(302).header('location', found.target).header('cache-control', 'private, no-store').send('')
  }

  /** The same for a link that never was, is over, or was deleted. */
  #gone({ i18n, response, view }: HttpContext) {
    response.header('content-security-policy', `default-src 'none'; img-src 'self'; style-src 'nonce-${response.nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`)
    response.status(404).header('content-type', 'text/html; charset=utf-8')
    return view.render('links/gone', { i18n })
  }
}
