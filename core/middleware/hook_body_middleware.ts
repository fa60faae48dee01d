import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { HookLimit } from '#services/inbound/hook_limit'
import { readRawBody } from '#services/inbound/raw_body'

const HOOKS = '/hooks/:plugin/:path'
/** What could make other middleware look something up, or read the body their way, before the signature is checked. */
const OF_OTHERS = ['cookie', 'authorization', 'content-type']

const limit = new HookLimit()

/**
 * For what platforms send: counted and read here, before everything else. No session is looked up and nothing parsed;
 * the adapter gets the bytes and all headers.
 */
export default class HookBodyMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    if (ctx.route?.pattern !== HOOKS) return next()
    const { request, response } = ctx

    const wait = limit.take(request.ip())
    if (wait) return response.status(429).header('retry-after', wait).type('text/plain').send('Too many requests')

    const body = await readRawBody(request.request)
    if ('refused' in body) return response.status(body.refused).header('connection', 'close').type('text/plain').send(body.refused === 413 ? 'Too large' : 'Too slow')

    ctx.hook = { headers: flat(request.headers()), rawBody: body.bytes }
    for (const name of OF_OTHERS) delete request.request.headers[name]
    return next()
  }
}

const flat = (headers: NodeJS.Dict<string | string[]>) =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]])))

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    /** What a platform sent, as it came. */
    hook?: { headers: Record<string, string>; rawBody: Uint8Array }
  }
}
