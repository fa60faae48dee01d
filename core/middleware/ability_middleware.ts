import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { Exception } from '@adonisjs/core/exceptions'
import type { Ability } from '#services/accounts/abilities'

export const E_MISSING_ABILITY = class extends Exception {
  static status = 403
  static code = 'E_MISSING_ABILITY'
}

/**
 * What may a bearer token do? `middleware.ability({ needs: 'posts:write' })`, after `middleware.auth()`.
 * `needs: 'session'` refuses every token. Requests with a session pass: policies judge the person.
 */
export default class AbilityMiddleware {
  handle(ctx: HttpContext, next: NextFn, { needs }: { needs: Ability | 'session' }) {
    const token = ctx.auth.user?.currentAccessToken
    if (token && needs === 'session') throw new E_MISSING_ABILITY('Access tokens cannot do this; sign in instead')
    if (token && token.denies(needs)) throw new E_MISSING_ABILITY(`This access token needs the ability ${needs}`)
    return next()
  }
}
