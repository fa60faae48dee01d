import { errors } from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { returnTo } from '#services/accounts/return_to'
import { Sessions } from '#services/accounts/sessions'
import { SignIn } from '#services/accounts/sign_in'
import { signInProviders } from '#services/accounts/sign_in_providers'
import { loginValidator } from '#validators/accounts/account'

export default class SessionsController {
  async create({ inertia, request }: HttpContext) {
    return inertia.render('auth/login', { providers: signInProviders(), next: returnTo(request.qs().next) })
  }

  async store(ctx: HttpContext) {
    const { email, password, next } = await ctx.request.validateUsing(loginValidator)
    const user = await new SignIn().withPassword(ctx, email, password)
    if (!user) throw refused(ctx)

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
