import { errors } from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { Accounts } from '#services/accounts/accounts'
import { Limits } from '#services/accounts/limits'
import { Passwords } from '#services/accounts/passwords'
import { changePasswordValidator } from '#validators/accounts/account'

/** The person's own password. */
export default class PasswordsController {
  async update(ctx: HttpContext) {
    const { auth, request, response, session, i18n } = ctx
    const user = auth.use('web').getUserOrFail()
    const { currentPassword, newPassword } = await request.validateUsing(changePasswordValidator, { meta: { about: { fullName: user.fullName, email: user.email } } })
    const isOwner = await new Limits().confirmPassword(user.id, () => new Passwords().verify(user, currentPassword))
    if (!isOwner) throw new errors.E_VALIDATION_ERROR([{ field: 'currentPassword', rule: 'credentials', message: i18n.t('accounts.password.wrong') }])

    await new Accounts().changePassword(ctx, user, newPassword)
    session.flash('notice', i18n.t('accounts.password.changed'))
    return response.redirect().toPath('/account/security')
  }

  /** For people who came through another provider and have none yet: the mailbox proves who they are. */
  async link({ auth, response, session, i18n }: HttpContext) {
    const user = auth.use('web').getUserOrFail()
    await new Limits().mailTo(user.email)
    await new Accounts().forgotPassword(user.email)
    session.flash('notice', i18n.t('accounts.forgot.sent', { email: user.email }))
    return response.redirect().toPath('/account/security')
  }
}
