import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { Exception } from '@adonisjs/core/exceptions'
import env from '#start/env'
import { skipsCsrf } from '#config/shield'

const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
/** Where files arrive. Every other body under /api is JSON: one that is not would be overlooked, and an empty request carried out. */
const TAKES_FILES = new Set(['/api/v1/media'])
/** Where tables arrive that are too large for memory. A page of another site has to ask first for this type, too. */
const TAKES_SHEETS = new Set(['/api/v1/imports'])
/** Where tables arrive. Another site's page cannot send this type without asking first. */
const TAKES_TABLES = new Set(['/api/v1/invitations/bulk'])
/** Exempt from the CSRF token, and yet refused to pages of other sites, as the protocol demands. */
const FOR_AGENTS = '/mcp'

export const E_CROSS_SITE = class extends Exception {
  static status = 403
  static code = 'E_CROSS_SITE'
  static message = 'This request came from another site'
}

export const E_CONTENT_TYPE = class extends Exception {
  static status = 415
  static code = 'E_CONTENT_TYPE'
  static message = 'Send JSON as application/json'
}

export const E_CONTENT_ENCODING = class extends Exception {
  static status = 415
  static code = 'E_CONTENT_ENCODING'
  static message = 'Send the body as it is, without compression'
}

/**
 * A second wall beside the CSRF token: browsers say where a request comes from, and a page of another site cannot
 * make them lie. `text/plain` is refused because it is the one body that such a page can fill with JSON.
 */
export default class CrossSiteMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    if (CHANGES.has(ctx.request.method()) && (ctx.request.url() === FOR_AGENTS || !skipsCsrf(ctx))) {
      if (ctx.request.header('sec-fetch-site') === 'cross-site' || this.isForeign(ctx)) throw new E_CROSS_SITE()
      if (/^text\/plain\b/i.test(ctx.request.header('content-type') ?? '')) throw new E_CONTENT_TYPE()
    }
    if (CHANGES.has(ctx.request.method())) {
      // What is sent to us is small, except for files, which are compressed already; unpacking only helps attackers.
      if (!/^(identity)?$/i.test(ctx.request.header('content-encoding') ?? '')) throw new E_CONTENT_ENCODING()
      if (ctx.request.url().startsWith('/api/') && !this.isReadable(ctx)) throw new E_CONTENT_TYPE()
    }
    return next()
  }

  private isReadable({ request }: HttpContext): boolean {
    const isEmpty = !Number(request.header('content-length')) && request.header('transfer-encoding') === undefined
    const type = request.header('content-type')?.split(';')[0].trim().toLowerCase()
    return isEmpty || type === 'application/json' || (type === 'multipart/form-data' && TAKES_FILES.has(request.url())) || (type === 'text/csv' && TAKES_TABLES.has(request.url())) || (type === 'application/octet-stream' && TAKES_SHEETS.has(request.url()))
  }

  private isForeign({ request }: HttpContext): boolean {
    const origin = request.header('origin')
    if (!origin) return false
    // Under `npm start` people use 127.0.0.1 and localhost alike, so the host they asked for counts too.
    return origin !== new URL(env.get('APP_URL')).origin && !['http', 'https'].some((scheme) => origin === `${scheme}://${request.host()}`)
  }
}
