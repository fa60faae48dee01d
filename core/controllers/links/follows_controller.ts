import type { HttpContext } from '@adonisjs/core/http'
import { forgetSession } from '#services/http/forget_session'

/** A short link that never was, is over, or was deleted: the same page for all. One that works never gets here: short_link_middleware.ts. */
export default class FollowsController {
  show(ctx: HttpContext) {
    forgetSession(ctx)
    const { i18n, response, view } = ctx
    response.header('x-robots-tag', 'noindex, nofollow')
    response.header('content-security-policy', `default-src 'none'; img-src 'self'; style-src 'nonce-${response.nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`)
    response.status(404).header('content-type', 'text/html; charset=utf-8')
    return view.render('links/gone', { i18n })
  }
}
