import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { keepDecisions } from '#services/audit/access_log'

/** After the request was answered, in a transaction of its own: a refusal takes back whatever the request's had done. */
export default class AccessLogMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    try {
      return await next()
    } finally {
      await keepDecisions(ctx)
    }
  }
}
