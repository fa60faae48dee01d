import type { HttpContext } from '@adonisjs/core/http'
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { E_PASSKEY_REFUSED, Passkeys } from '#services/accounts/passkeys'
import { PendingSignIn } from '#services/accounts/pending_sign_in'
import { returnTo } from '#services/accounts/return_to'
import { SecondFactors } from '#services/accounts/second_factors'
import { originOf } from '#services/accounts/sessions'
import { SignIn } from '#services/accounts/sign_in'
import { passkeyProofValidator } from '#validators/accounts/second_factor'

/**
 * Signing in with a passkey: alone, or as the second half after the password. It is both factors at once, the device
 * and the finger, face or PIN it asked for, so no other one is asked for.
 */
export default class PasskeySignInsController {
  async create(ctx: HttpContext) {
    const pending = await new PendingSignIn(ctx).current()
    return { data: await new Passkeys(ctx).beginProof('sign_in', pending?.user ?? null) }
  }

  async store(ctx: HttpContext) {
    const { passkey } = await ctx.request.validateUsing(passkeyProofValidator)
    const waiting = new PendingSignIn(ctx)
    const pending = await waiting.current()
    try {
      const user = await new Passkeys(ctx).prove('sign_in', pending?.user ?? null, passkey as AuthenticationResponseJSON)
      waiting.forget()
      await new SignIn().open(ctx, user)
      return { data: { next: returnTo(pending?.next ?? ctx.request.qs().next) } }
    } catch (error) {
      if (pending && error instanceof E_PASSKEY_REFUSED) await new SecondFactors().failed(pending.user, originOf(ctx))
      throw error
    }
  }
}
