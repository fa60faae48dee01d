import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { errors } from '@adonisjs/auth'
import { RateLimits } from '#services/limits/rate_limits'
import { speak } from '#services/language'
import { Sessions } from '#services/accounts/sessions'

/**
 * A signed-in person: by session on pages, by session or bearer token under /api.
 * A request that shows a token is judged by the token alone (it skipped the CSRF check for it).
 */
export default class AuthMiddleware {
  /** With `tokensOnly` a session is not even looked at: for addresses that only programs use, without a CSRF token. */
  async handle(ctx: HttpContext, next: NextFn, { tokensOnly = false }: { tokensOnly?: boolean } = {}) {
    const isApi = tokensOnly || ctx.request.url().startsWith('/api/')
    const hasBearer = /^bearer /i.test(ctx.request.header('authorization') ?? '')
    if (hasBearer && !isApi) throw new errors.E_UNAUTHORIZED_ACCESS('Access tokens work under /api only', { guardDriverName: 'access_tokens' })

    try {
      await ctx.auth.authenticateUsing([hasBearer || tokensOnly ? 'api' : 'web'], { loginRoute: '/login' })
    } catch (error) {
      if (tokensOnly) ctx.response.header('www-authenticate', 'Bearer')
      await RateLimits.anonymous(ctx)
      throw error
    }
    if (ctx.auth.user!.disabledAt) {
      if (!hasBearer) await new Sessions().close(ctx)
      throw new errors.E_UNAUTHORIZED_ACCESS('This account is disabled', { guardDriverName: hasBearer ? 'access_tokens' : 'session' })
    }
    // "*" is what programs send that were told nothing, as Node's fetch does.
    const asksForOne = ![undefined, '', '*'].includes(ctx.request.header('accept-language'))
    if (!hasBearer || !asksForOne) speak(ctx, ctx.auth.user!.locale)
    return next()
  }
}
