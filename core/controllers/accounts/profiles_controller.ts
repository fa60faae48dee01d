import type { HttpContext } from '@adonisjs/core/http'
import { showsOutbox } from '#services/mail/outbox'
import { profileValidator } from '#validators/accounts/account'

export default class ProfilesController {
  async show({ inertia, auth }: HttpContext) {
    return inertia.render('account/profile', { timeZone: auth.user!.timeZone, hasOutbox: showsOutbox(), canUsePassword: auth.user!.password !== null })
  }

  async update({ auth, request, response, session, i18n }: HttpContext) {
    const input = await request.validateUsing(profileValidator)
    await auth.user!.merge(input).save()
    session.flash('notice', i18n.t('accounts.profile.saved'))
    return response.redirect().toPath('/account')
  }
}
