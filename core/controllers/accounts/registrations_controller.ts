import type { HttpContext } from '@adonisjs/core/http'
import { Accounts } from '#services/accounts/accounts'
import { Limits } from '#services/accounts/limits'
import { signInProviders } from '#services/accounts/sign_in_providers'
import { registerValidator } from '#validators/accounts/account'

export default class RegistrationsController {
  async create({ inertia }: HttpContext) {
    return inertia.render('auth/register', { providers: signInProviders() })
  }

  async store(ctx: HttpContext) {
    const input = await ctx.request.validateUsing(registerValidator)
    await new Limits().register(ctx.request.ip())

    await new Accounts().register(ctx, { ...input, timeZone: input.timeZone ?? 'UTC' })
    ctx.session.flash('notice', ctx.i18n.t('accounts.register.notice', { email: input.email }))
    return ctx.response.redirect().toPath('/onboarding')
  }
}
