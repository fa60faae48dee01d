import type { HttpContext } from '@adonisjs/core/http'
import { Accounts } from '#services/accounts/accounts'
import { Limits } from '#services/accounts/limits'
import { MailLinks } from '#services/accounts/mail_links'
import { showsOutbox } from '#services/mail/outbox'

export default class EmailVerificationsController {
  /** "Check your inbox" */
  async create({ inertia }: HttpContext) {
    return inertia.render('auth/check_inbox', { hasOutbox: showsOutbox() })
  }

  /** Sends the link again. */
  async store(ctx: HttpContext) {
    const user = ctx.auth.use('web').getUserOrFail()
    await new Limits().mailTo(user.email)
    await new Accounts().resendVerification(user)
    ctx.session.flash('notice', ctx.i18n.t('accounts.verify.sent', { email: user.email }))
    return ctx.response.redirect().back()
  }

  /** The link only shows a button: mail scanners follow links, and reading a page must not change anything. */
  async show({ inertia, params }: HttpContext) {
    const link = await new MailLinks().peek(params.code, 'verify_email')
    return inertia.render('auth/verify_email', { isValid: link !== null })
  }

  async update({ params, session, response, i18n }: HttpContext) {
    const isVerified = await new Accounts().verifyEmail(params.code)
    if (!isVerified) return response.redirect().toPath(`/verify-email/${encodeURIComponent(params.code)}`)
    session.flash('notice', i18n.t('accounts.verify.done'))
    return response.redirect().toPath('/')
  }
}
