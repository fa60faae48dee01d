import { errors } from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { relyingParty } from '#services/accounts/relying_party'
import { returnTo } from '#services/accounts/return_to'
import { Sessions } from '#services/accounts/sessions'
import { SignIn } from '#services/accounts/sign_in'
import { signInProviders } from '#services/accounts/sign_in_providers'
import { loginValidator } from '#validators/accounts/account'

export default class SessionsController {
  async create({ inertia, request }: HttpContext) {
    // What the browser kept of pages belongs to whoever was signed in.
    inertia.clearHistory()
    return inertia.render('auth/login', { providers: signInProviders(), passkeyOrigin: relyingParty()?.origin ?? null, next: returnTo(request.qs().next) })
  }

  async store(ctx: HttpContext) {
    const { email, password, next } = await ctx.request.validateUsing(loginValidator)
    const entered = await new SignIn().withPassword(ctx, email, password, returnTo(next))
    if (!entered) throw refused(ctx)
    if (entered === 'second_factor') return ctx.response.redirect().toPath('/login/confirm')
    return ctx.response.redirect().toPath(returnTo(next))
  }

  async destroy(ctx: HttpContext) {
    await new Sessions().close(ctx)
    return ctx.response.redirect().toPath('/login')
  }
}

/** One sentence for a wrong password, an unknown address and a disabled account. */
function refused({ i18n }: HttpContext) {
  return new errors.E_VALIDATION_ERROR([{ field: 'email', rule: 'credentials', message: i18n.t('accounts.login.refused') }])
}
