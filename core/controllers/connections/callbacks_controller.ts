import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { pageAfter } from '#services/connections/attempt_view'
import { E_CONNECT_REFUSED } from '#services/connections/errors'
import { SocialAuthService } from '#services/connections/social_auth'

@inject()
export default class CallbacksController {
  constructor(private social: SocialAuthService) {}

  /** The platform sends the browser here. A GET that changes something: it is the single-use state that protects it. */
  async show(ctx: HttpContext) {
    const { params, request, response, session } = ctx
    const { state, code, error, iss } = request.qs()
    try {
      const attempt = await this.social.callback({
        ...{ state, code, error, iss },
        adapterId: params.platform,
        boundTo: `session:${session.sessionId}`,
        userId: await this.signedIn(ctx),
      })
      return response.redirect().toPath(pageAfter(attempt))
    } catch (refusal) {
      if (!(refusal instanceof E_CONNECT_REFUSED) || request.accepts(['html', 'json']) !== 'html') throw refusal
      return this.refuse(ctx)
    }
  }

  private async signedIn({ auth }: HttpContext): Promise<string | null> {
    const web = auth.use('web')
    return (await web.check()) && !web.user!.disabledAt ? web.user!.id : null
  }

  /** A page without scripts, styles or anything from the request in it. */
  private refuse({ i18n, response }: HttpContext) {
    const [title, text, link] = ['title', 'text', 'link'].map((key) => i18n.t(`connections.refused.${key}`))
    response.status(400).header('content-type', 'text/html; charset=utf-8')
    return response.send(
      `<!doctype html><html lang="${i18n.locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<title>${title}</title><main><h1>${title}</h1><p>${text}</p><p><a href="/channels">${link}</a></p></main></html>`
    )
  }
}
