import { randomBytes } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { DATA_POLICY, pagePolicy, SECURITY_HEADERS } from '#config/headers'

/**
 * On every response: errors, redirects, files and unknown addresses included, because it runs before all that
 * could answer. The policy is written here and not in Shield, which does not run for a route that is not found.
 */
export default class SecurityHeadersMiddleware {
  async handle({ request, response, view }: HttpContext, next: NextFn) {
    response.nonce = randomBytes(16).toString('base64')
    view.share({ cspNonce: response.nonce })

    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.header(name, value)
    response.header('content-security-policy', request.url().startsWith('/api/') ? DATA_POLICY : pagePolicy(response.nonce))
    return next()
  }
}
