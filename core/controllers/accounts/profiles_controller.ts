import type { HttpContext } from '@adonisjs/core/http'
import { languageChoices, speak } from '#services/language'
import { showsOutbox } from '#services/mail/outbox'
import { profileValidator } from '#validators/accounts/account'

export default class ProfilesController {
  async show({ inertia, auth }: HttpContext) {
    return inertia.render('account/profile', { timeZone: auth.user!.timeZone, ownLanguage: auth.user!.locale, languages: languageChoices(), hasOutbox: showsOutbox(), canUsePassword: auth.user!.password !== null })
  }

  async update(ctx: HttpContext) {
    const { auth, request, response, session, inertia } = ctx
    const { language, ...input } = await request.validateUsing(profileValidator)
    const user = auth.user!.merge(language ? { ...input, locale: language } : input)
    const isOtherLanguage = user.$dirty.locale !== undefined
    await user.save()
    speak(ctx, user.locale)
    session.flash('notice', ctx.i18n.t('accounts.profile.saved'))
    // A page that is open keeps its words: another language begins with a page of its own.
    if (isOtherLanguage && request.header('x-inertia')) return inertia.location('/account')
    return response.redirect().toPath('/account')
  }
}
