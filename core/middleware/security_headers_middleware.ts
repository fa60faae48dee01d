import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** On every response, errors and files included. Shield adds the policy that needs a nonce. */
export default class SecurityHeadersMiddleware {
  async handle({ response }: HttpContext, next: NextFn) {
    response.header('x-content-type-options', 'nosniff')
    response.header('referrer-policy', 'strict-origin-when-cross-origin')
    response.header('cross-origin-opener-policy', 'same-origin')
    response.header('strict-transport-security', 'max-age=31536000')
    response.header('x-frame-options', 'DENY')
    response.header('permissions-policy', 'camera=(), microphone=(), geolocation=()')
    response.header('content-security-policy', "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'")
    // Pages carry people's data; assets and media set their own.
    response.header('cache-control', 'no-store')
    return next()
  }
}
