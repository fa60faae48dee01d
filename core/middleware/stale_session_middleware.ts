import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { SESSION_COOKIE } from '#config/session'

/**
 * Every answer names the session that its request came with, so that the cookie lives on. An answer to nobody must not: it
 * may arrive after the one that signed the person in, in another tab, and would sign them out again. Pages still do,
 * since a visitor's forms need their session.
 */
export default class StaleSessionMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const output = await next()
    const { request, response, session } = ctx
    const isInBackground = /^\/(api|__transmit)\//.test(request.url())
    const isTheSame = session?.sessionId === request.cookie(SESSION_COOKIE)
    const cookies = response.getHeader('set-cookie')
    if (!isInBackground || !isTheSame || ctx.actor || ctx.auth?.user || !Array.isArray(cookies)) return output

    response.removeHeader('set-cookie')
    for (const cookie of cookies) if (!String(cookie).startsWith(`${SESSION_COOKIE}=`)) response.append('set-cookie', String(cookie))
    return output
  }
}
