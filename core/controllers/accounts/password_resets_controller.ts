import type { HttpContext } from '@adonisjs/core/http'
import User from '#models/user'
import { Accounts } from '#services/accounts/accounts'
import { Limits } from '#services/accounts/limits'
import { MailLinks } from '#services/accounts/mail_links'
import { showsOutbox } from '#services/mail/outbox'
import { forgotPasswordValidator, resetPasswordValidator } from '#validators/accounts/account'

export default class PasswordResetsController {
  async create({ inertia }: HttpContext) {
    return inertia.render('auth/forgot_password', { hasOutbox: showsOutbox() })
  }

  async store({ request, response, session, i18n }: HttpContext) {
    const { email } = await request.validateUsing(forgotPasswordValidator)
    const limits = new Limits()
    await limits.forgot(request.ip())
    await limits.mailTo(email)

    await new Accounts().forgotPassword(email)
    session.flash('notice', i18n.t('accounts.forgot.sent', { email }))
    return response.redirect().toPath('/forgot-password')
  }

  async show({ inertia, params }: HttpContext) {
    const link = await new MailLinks().peek(params.code, 'reset_password')
    return inertia.render('auth/reset_password', { isValid: link !== null })
  }

  async update(ctx: HttpContext) {
    const { params, request, response, session, i18n } = ctx
    const link = await new MailLinks().peek(params.code, 'reset_password')
    const user = link && (await User.find(link.userId))
    const { password } = await request.validateUsing(resetPasswordValidator, { meta: { about: { fullName: user?.fullName, email: user?.email } } })

    const isReset = await new Accounts().resetPassword(ctx, params.code, password)
    if (!isReset) return response.redirect().toPath(`/reset-password/${encodeURIComponent(params.code)}`)
    session.flash('notice', i18n.t('accounts.reset.done'))
    return response.redirect().toPath('/login')
  }
}
