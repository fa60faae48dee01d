import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { createError } from '@adonisjs/core/exceptions'
import type { Ability } from '#services/accounts/abilities'

export const E_MISSING_ABILITY = createError<[ability: string]>('This access token needs the ability %s', 'E_MISSING_ABILITY', 403)
const E_PEOPLE_ONLY = createError('Access tokens cannot do this; sign in instead', 'E_MISSING_ABILITY', 403)

/**
 * What may a bearer token do? `middleware.ability({ needs: 'posts:write' })`, after `middleware.auth()`.
 * `needs: 'session'` refuses every token. Requests with a session pass: policies judge the person.
 */
export default class AbilityMiddleware {
  handle(ctx: HttpContext, next: NextFn, { needs }: { needs: Ability | 'session' }) {
    const token = ctx.auth.user?.currentAccessToken
    if (token && needs === 'session') throw new E_PEOPLE_ONLY()
    if (token && token.denies(needs)) throw new E_MISSING_ABILITY([needs])
    return next()
  }
}
