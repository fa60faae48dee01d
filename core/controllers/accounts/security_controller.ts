import type { HttpContext } from '@adonisjs/core/http'
import UserIdentity from '#models/user_identity'
import { Sessions } from '#services/accounts/sessions'
import { signInProviders } from '#services/accounts/sign_in_providers'
import IdentityTransformer from '#transformers/accounts/identity_transformer'
import SessionTransformer from '#transformers/accounts/session_transformer'

export default class SecurityController {
  async show({ inertia, auth, session }: HttpContext) {
    const user = auth.user!
    const [sessions, identities] = await Promise.all([
      new Sessions().list(user.id, session.sessionId),
      UserIdentity.query().where('user_id', user.id).orderBy('created_at'),
    ])
    return inertia.render('account/security', {
      canUsePassword: user.password !== null,
      timeZone: user.timeZone,
      sessions: SessionTransformer.transform(sessions),
      identities: IdentityTransformer.transform(identities),
      providers: signInProviders(),
    })
  }
}
