import { defineConfig } from '@adonisjs/shield'
import { isSecure } from '#config/app'

export default defineConfig({
  csp: {
    enabled: true,
    directives: {
      defaultSrc: [`'self'`],
      scriptSrc: [`'self'`, '@nonce'],
      /** The UI library sets its colour variables in a style tag of its own. */
      styleSrc: [`'self'`, `'unsafe-inline'`],
      imgSrc: [`'self'`, 'data:', 'blob:'],
      mediaSrc: [`'self'`, 'blob:'],
      fontSrc: [`'self'`, 'data:'],
      connectSrc: [`'self'`],
      objectSrc: [`'none'`],
      baseUri: [`'none'`],
      frameAncestors: [`'none'`],
      formAction: [`'self'`],
    },
    reportOnly: false,
  },
  csrf: {
    enabled: true,
    /**
     * A request with a bearer token carries no ambient authority: browsers never add that header by themselves.
     * `api_auth` refuses the session for such a request.
     */
    exceptRoutes: (ctx) => /^bearer /i.test(ctx.request.header('authorization') ?? ''),
    enableXsrfCookie: true,
    methods: ['POST', 'PUT', 'PATCH', 'DELETE'],
    cookieOptions: { secure: isSecure, sameSite: 'lax', path: '/' } as any,
  },
  xFrame: { enabled: true, action: 'DENY' },
  hsts: { enabled: true, maxAge: '365 days', includeSubDomains: false },
  contentTypeSniffing: { enabled: true },
})
