import { errors } from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { Accounts } from '#services/accounts/accounts'
import { Limits } from '#services/accounts/limits'
import { MailLinks } from '#services/accounts/mail_links'
import { Passwords } from '#services/accounts/passwords'
import { requireStepUp } from '#services/accounts/step_up'
import { changeEmailValidator } from '#validators/accounts/account'

/** The person's own e-mail address. */
export default class EmailsController {
  async update(ctx: HttpContext) {
    const { auth, request, response, session, i18n } = ctx
    const user = auth.use('web').getUserOrFail()
    const { email, currentPassword } = await request.validateUsing(changeEmailValidator)
    requireStepUp(ctx)
    const limits = new Limits()
    // Who has no password has proved it in another way just now.
    const isOwner = user.password === null || (await limits.confirmPassword(user.id, () => new Passwords().verify(user, currentPassword ?? '')))
    if (!isOwner) throw new errors.E_VALIDATION_ERROR([{ field: 'currentPassword', rule: 'credentials', message: i18n.t('accounts.password.wrong') }])

    await limits.mailTo(email)
    await new Accounts().askEmailChange(ctx, user, email)
    session.flash('notice', i18n.t('accounts.email.asked', { email }))
    return response.redirect().toPath('/account')
  }

  async show({ inertia, params, auth }: HttpContext) {
    const link = await new MailLinks().peek(params.code, 'change_email')
    return inertia.render('account/confirm_email', { isValid: link?.userId === auth.user!.id })
  }

  async confirm(ctx: HttpContext) {
    const { auth, params, response, session, i18n } = ctx
    const user = auth.use('web').getUserOrFail()
    const isChanged = await new Accounts().confirmEmailChange(ctx, user, params.code)
    if (isChanged) session.flash('notice', i18n.t('accounts.email.done', { email: user.email }))
    else session.flashErrors({ E_LINK: i18n.t('accounts.email.invalid') })
    return response.redirect().toPath('/account')
  }
}
