import { errors } from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { Passkeys } from '#services/accounts/passkeys'
import { PendingSignIn } from '#services/accounts/pending_sign_in'
import { relyingParty } from '#services/accounts/relying_party'
import { returnTo } from '#services/accounts/return_to'
import { SecondFactors } from '#services/accounts/second_factors'
import { originOf } from '#services/accounts/sessions'
import { SignIn } from '#services/accounts/sign_in'
import { codeValidator } from '#validators/accounts/second_factor'

/** The second half of signing in, after a right password or another provider's word. */
export default class SecondStepsController {
  async create(ctx: HttpContext) {
    const pending = await new PendingSignIn(ctx).current()
    if (!pending) return startAgain(ctx)
    const passkeys = relyingParty() ? await new Passkeys(ctx).list(pending.user.id) : []
    return ctx.inertia.render('auth/second_step', { hasPasskeys: passkeys.length > 0 })
  }

  async store(ctx: HttpContext) {
    const { code } = await ctx.request.validateUsing(codeValidator)
    const waiting = new PendingSignIn(ctx)
    const pending = await waiting.current()
    if (!pending) return startAgain(ctx)

    const isRight = await new SecondFactors().take(pending.user, code, { pendingId: pending.id, origin: originOf(ctx) })
    if (!isRight) throw new errors.E_VALIDATION_ERROR([{ field: 'code', rule: 'credentials', message: ctx.i18n.t('accounts.second.wrong') }])
    waiting.forget()
    await new SignIn().open(ctx, pending.user)
    return ctx.response.redirect().toPath(returnTo(pending.next))
  }
}

function startAgain({ session, response, i18n }: HttpContext) {
  session.flashErrors({ E_SIGN_IN: i18n.t('accounts.second.over') })
  return response.redirect().toPath('/login')
}
