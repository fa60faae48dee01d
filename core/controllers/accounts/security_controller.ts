import type { HttpContext } from '@adonisjs/core/http'
import UserIdentity from '#models/user_identity'
import { Passkeys } from '#services/accounts/passkeys'
import { relyingParty } from '#services/accounts/relying_party'
import { SecondFactors } from '#services/accounts/second_factors'
import { Sessions } from '#services/accounts/sessions'
import { signInProviders } from '#services/accounts/sign_in_providers'
import IdentityTransformer from '#transformers/accounts/identity_transformer'
import PasskeyTransformer from '#transformers/accounts/passkey_transformer'
import SessionTransformer from '#transformers/accounts/session_transformer'

export default class SecurityController {
  async show(ctx: HttpContext) {
    const { inertia, auth, session } = ctx
    const user = auth.user!
    const [sessions, identities, passkeys, factors] = await Promise.all([
      new Sessions().list(user.id, session.sessionId),
      UserIdentity.query().where('user_id', user.id).orderBy('created_at'),
      new Passkeys(ctx).list(user.id),
      new SecondFactors().stateOf(user.id),
    ])
    return inertia.render('account/security', {
      canUsePassword: user.password !== null,
      timeZone: user.timeZone,
      sessions: SessionTransformer.transform(sessions),
      identities: IdentityTransformer.transform(identities),
      providers: signInProviders(),
      passkeys: PasskeyTransformer.transform(passkeys),
      passkeyOrigin: relyingParty()?.origin ?? null,
      hasAuthenticator: factors.totp,
      recoveryCodesLeft: factors.recoveryCodesLeft,
    })
  }
}
