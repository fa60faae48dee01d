import { randomBytes } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

const DEV_SERVER = Boolean(process.env.DEV_MODE)

/** What pages may load: only what this host serves. Scripts of our own come as files; an inline one needs the nonce. */
const PAGE_POLICY = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'script-src-attr': ["'none'"],
  // The UI library sets its colour variables in a style tag of its own.
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'media-src': ["'self'", 'blob:'],
  'font-src': ["'self'", 'data:'],
  // Only under `node ace serve`: the module reloader's own socket.
  'connect-src': ["'self'", ...(DEV_SERVER ? ['ws:'] : [])],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
  'form-action': ["'self'"],
}

/** Under /api there are no documents: nothing may be loaded by what someone opens there. */
const DATA_POLICY = "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  // Pages carry people's data; assets and media set their own.
  'cache-control': 'no-store',
}

/**
 * On every response: errors, redirects, files and unknown addresses included, because it runs before all that
 * could answer. The policy is written here and not in Shield, which does not run for a route that is not found.
 */
export default class SecurityHeadersMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const { request, response } = ctx
    response.nonce = randomBytes(16).toString('base64')
    ctx.view.share({ cspNonce: response.nonce })

    for (const [name, value] of Object.entries(HEADERS)) response.header(name, value)
    response.header('content-security-policy', request.url().startsWith('/api/') ? DATA_POLICY : pagePolicy(response.nonce))
    return next()
  }
}

function pagePolicy(nonce: string) {
  return Object.entries(PAGE_POLICY)
    .map(([name, sources]) => [name, ...sources, ...(name === 'script-src' ? [`'nonce-${nonce}'`] : [])].join(' '))
    .join('; ')
}
