import { errors } from '@vinejs/vine'
import { createError } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import { SecondFactors } from '#services/accounts/second_factors'
import { originOf, Sessions } from '#services/accounts/sessions'
import { Totp } from '#services/accounts/totp'
import { codeValidator } from '#validators/accounts/second_factor'

const E_TOTP_OFF = createError('No authenticator app is set up.', 'E_NOT_FOUND', 404)

/** The person's authenticator app, and the recovery codes that belong to it. */
export default class AuthenticatorsController {
  /** The key is shown here, and never again. */
  async store(ctx: HttpContext) {
    return ctx.response.created({ data: await new Totp().offer(ctx.auth.user!) })
  }

  async update(ctx: HttpContext) {
    const user = ctx.auth.use('web').getUserOrFail()
    const { code } = await ctx.request.validateUsing(codeValidator)
    const recoveryCodes = await new SecondFactors().turnOn(user, code, originOf(ctx))
    if (!recoveryCodes) throw new errors.E_VALIDATION_ERROR([{ field: 'code', rule: 'credentials', message: ctx.i18n.t('accounts.second.wrongFirst') }])
    // Whoever else is signed in got in without it.
    await endOthers(ctx)
    return { data: { recoveryCodes } }
  }

  async destroy(ctx: HttpContext) {
    if (!(await new SecondFactors().turnOff(ctx.auth.user!, originOf(ctx)))) throw new E_TOTP_OFF()
    await new Sessions().rotate(ctx, ctx.auth.user!)
    return ctx.response.noContent()
  }

  async renewCodes(ctx: HttpContext) {
    const recoveryCodes = await new SecondFactors().renewCodes(ctx.auth.user!, originOf(ctx))
    if (!recoveryCodes) throw new E_TOTP_OFF()
    return { data: { recoveryCodes } }
  }
}

async function endOthers(ctx: HttpContext) {
  const sessions = new Sessions()
  await sessions.endAll(ctx.auth.user!.id, ctx.session.sessionId)
  await sessions.rotate(ctx, ctx.auth.user!)
}
