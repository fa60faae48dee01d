import type { HttpContext } from '@adonisjs/core/http'
import { defineConfig } from '@adonisjs/shield'
import { isSecure } from '#config/app'
import { IDLE_LIFETIME } from '#config/session'

/**
 * The only routes that take a changing request without a CSRF token, by their pattern: machines call them, and each
 * proves itself in another way. Nothing else may be exempt; a test compares this list with the router.
 */
export const WITHOUT_CSRF: readonly string[] = [
  // Platforms call it; the adapter checks the signature before anything is read.
  '/hooks/:plugin/:path',
  // Agents call it with an access token; a session is not looked at there.
  '/mcp',
  // Mail programs call it with one click (RFC 8058); the address is signed, and can only stop mails.
  '/unsubscribe/:token',
]

/**
 * A request with a bearer token carries no ambient authority: browsers never add that header by themselves.
 * The auth middleware ignores the session of such a request.
 */
export const skipsCsrf = (ctx: HttpContext) =>
  (ctx.request.url().startsWith('/api/') && /^bearer /i.test(ctx.request.header('authorization') ?? '')) || WITHOUT_CSRF.includes(ctx.route?.pattern ?? '')

export default defineConfig({
  /** Written by the security headers middleware, which also covers what no route answers. */
  csp: { enabled: false },
  csrf: {
    enabled: true,
    exceptRoutes: skipsCsrf,
    enableXsrfCookie: true,
    methods: ['POST', 'PUT', 'PATCH', 'DELETE'],
    /** As long as the session: a page that is open over night must still be able to send. */
    cookieOptions: { secure: isSecure, sameSite: 'lax', path: '/', maxAge: IDLE_LIFETIME } as any,
  },
  xFrame: { enabled: true, action: 'DENY' },
  hsts: { enabled: true, maxAge: '365 days', includeSubDomains: false },
  contentTypeSniffing: { enabled: true },
})
