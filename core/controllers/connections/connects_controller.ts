import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import ConnectionPolicy from '#policies/connections/connection_policy'
import { SocialAuthService } from '#services/connections/social_auth'
import { connectValidator } from '#validators/connections/connect'

@inject()
export default class ConnectsController {
  constructor(private social: SocialAuthService) {}

  /** Where to send the browser for consent. */
  async store({ actor, auth, bouncer, params, request, response, session }: HttpContext) {
    await bouncer.with(ConnectionPolicy).authorize('connect')
    const input = await request.validateUsing(connectValidator)

    const token = auth.user!.currentAccessToken
    const boundTo = token ? `token:${token.identifier}` : `session:${session.sessionId}`
    const { url, attemptId } = await this.social.begin(actor, { ...input, adapterId: params.platform, boundTo })
    return response.created({ data: { url: url.href, attemptId } })
  }
}
