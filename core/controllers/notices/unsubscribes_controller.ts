import type { HttpContext } from '@adonisjs/core/http'
import { stopMails } from '#services/notices/settings'
import { readUnsubscribeToken } from '#services/notices/unsubscribe_token'
import { forgetSession } from '#services/http/forget_session'

/** Where the links at the foot of mails lead. Reading changes nothing: mail servers open links to look at them. */
export default class UnsubscribesController {
  async show(ctx: HttpContext) {
    const found = readUnsubscribeToken(ctx.params.token)
    if (!found) ctx.response.status(404)
    return ctx.inertia.render('notices/unsubscribe', { token: found ? String(ctx.params.token) : null, what: found?.what ?? null, isDone: false })
  }

  /** By the button of the page, or by a mail program with one click (RFC 8058). The link is the right to do it. */
  async store(ctx: HttpContext) {
    const found = readUnsubscribeToken(ctx.params.token)
    if (!found) return ctx.response.notFound('This link is not one of ours')
    await stopMails(found.userId, found.what)
    if (ctx.request.header('x-inertia')) return ctx.inertia.render('notices/unsubscribe', { token: String(ctx.params.token), what: found.what, isDone: true })
    forgetSession(ctx)
    return ctx.response.type('text/plain').send('Done')
  }
}
