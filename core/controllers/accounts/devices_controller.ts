import type { HttpContext } from '@adonisjs/core/http'
import { AccountMails } from '#services/accounts/account_mails'
import { originOf, Sessions } from '#services/accounts/sessions'

/** Where a person is signed in. */
export default class DevicesController {
  async destroy({ auth, params, response, session, i18n }: HttpContext) {
    const isEnded = await new Sessions().end(auth.user!.id, params.handle)
    if (!isEnded) return response.redirect().toPath('/account/security')
    session.flash('notice', i18n.t('accounts.sessions.ended'))
    return response.redirect().toPath('/account/security')
  }

  /** This one too. */
  async destroyAll(ctx: HttpContext) {
    const user = ctx.auth.use('web').getUserOrFail()
    const sessions = new Sessions()
    await sessions.endAll(user.id)
    new AccountMails().signedOutEverywhere(user, originOf(ctx))
    await sessions.close(ctx)
    ctx.session.flash('notice', ctx.i18n.t('accounts.sessions.endedAll'))
    return ctx.response.redirect().toPath('/login')
  }

  async destroyOthers({ auth, response, session, i18n }: HttpContext) {
    const count = await new Sessions().endAll(auth.user!.id, session.sessionId)
    session.flash('notice', i18n.t('accounts.sessions.endedOthers', { count }))
    return response.redirect().toPath('/account/security')
  }
}
