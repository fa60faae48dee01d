import { inject } from '@adonisjs/core'
import { errors, type HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { Platforms } from '#services/sandbox/platforms'

/** Outside the sandbox its pages are not there, whoever asks. */
@inject()
export default class SandboxMiddleware {
  constructor(private platforms: Platforms) {}

  handle({ request }: HttpContext, next: NextFn) {
    if (!this.platforms.isOpen) throw new errors.E_ROUTE_NOT_FOUND([request.method(), request.url()])
    return next()
  }
}
