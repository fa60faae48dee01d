import { errors } from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { Limits } from '#services/accounts/limits'
import { Passkeys } from '#services/accounts/passkeys'
import { Passwords } from '#services/accounts/passwords'
import { relyingParty } from '#services/accounts/relying_party'
import { returnTo } from '#services/accounts/return_to'
import { SecondFactors } from '#services/accounts/second_factors'
import { originOf } from '#services/accounts/sessions'
import { proved } from '#services/accounts/step_up'
import { confirmValidator } from '#validators/accounts/second_factor'

/** Proving again who one is, before what a borrowed computer must not be enough for. */
export default class ConfirmationsController {
  /** For links that were opened by themselves; forms ask in a dialog. */
  async create({ inertia, request }: HttpContext) {
    return inertia.render('account/confirm', { next: returnTo(request.qs().next) })
  }

  /** Which ways the person has. */
  async show({ auth }: HttpContext) {
    const { totp, passkeys } = await new SecondFactors().stateOf(auth.user!.id)
    return { data: { password: auth.user!.password !== null, code: totp, passkey: passkeys > 0 && relyingParty() !== null } }
  }

  async passkey(ctx: HttpContext) {
    return { data: await new Passkeys(ctx).beginProof('confirm', ctx.auth.user!) }
  }

  async store(ctx: HttpContext) {
    const user = ctx.auth.use('web').getUserOrFail()
    const { password, code, passkey } = await ctx.request.validateUsing(confirmValidator)
    if (passkey) await new Passkeys(ctx).prove('confirm', user, passkey as AuthenticationResponseJSON)
    else if (code !== undefined) {
      if (!(await new SecondFactors().take(user, code, { pendingId: null, origin: originOf(ctx) }))) throw wrong('code', ctx.i18n.t('accounts.second.wrong'))
    } else {
      const isRight = await new Limits().confirmPassword(user.id, () => new Passwords().verify(user, password ?? ''))
      if (!isRight) throw wrong('password', ctx.i18n.t('accounts.password.wrong'))
    }
    proved(ctx)
    return ctx.response.noContent()
  }
}

const wrong = (field: string, message: string) => new errors.E_VALIDATION_ERROR([{ field, rule: 'credentials', message }])
