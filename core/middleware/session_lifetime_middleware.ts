import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { SESSION_FACTS, Sessions, type SessionFacts } from '#services/accounts/sessions'

/** However busy a session is, after this it asks for the password again. The idle lifetime is in config/session.ts. */
export const ABSOLUTE_LIFETIME_MS = 30 * 24 * 60 * 60 * 1000

/** Right after the session is read: one that has ended, or has lasted long enough, is emptied before anything sees it. */
export default class SessionLifetimeMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const sessions = new Sessions()
    if (sessions.isSignedIn(ctx)) {
      const facts: SessionFacts | undefined = ctx.session.get(SESSION_FACTS)
      const isOver = !facts || Date.now() - facts.startedAt > ABSOLUTE_LIFETIME_MS
      if (isOver || !(await sessions.isAlive(ctx))) {
        ctx.session.clear()
        ctx.session.regenerate()
      } else {
        sessions.seen(ctx)
      }
    }

    const output = await next()
    // A token authenticates each request by itself; a session row per call would only fill the table.
    if (ctx.session.fresh && ctx.request.header('authorization')) ctx.session.clear()
    return output
  }
}
