import { createError } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import { E_IMPERSONATING } from '#services/access/errors'

/** Under this key the session remembers when the person last proved who they are, in milliseconds since 1970. */
export const PROVED_AT = 'proved_at'
/** ASVS 7.5.1 and the design ask for at most ten minutes. */
export const STEP_UP_MS = 10 * 60_000

export const E_STEP_UP_REQUIRED = createError('Confirm that it is you, then try again.', 'E_STEP_UP_REQUIRED', 403)

/** The person has proved who they are, just now. */
export const proved = (ctx: HttpContext) => ctx.session.put(PROVED_AT, Date.now())

export const hasStepUp = (ctx: HttpContext): boolean => Date.now() - Number(ctx.session.get(PROVED_AT) ?? 0) <= STEP_UP_MS

/**
 * For acts that a borrowed, unlocked computer must not be enough for. An access token passes: making one with that
 * ability asked for the same proof. Nobody passes with another's eyes.
 */
export function requireStepUp(ctx: HttpContext) {
  if (ctx.actor?.impersonatorId) throw new E_IMPERSONATING()
  if (ctx.auth.user?.currentAccessToken) return
  if (!hasStepUp(ctx)) throw new E_STEP_UP_REQUIRED()
}
