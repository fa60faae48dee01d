import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { RawRequest } from '@caidence/sdk'
import { forgetSession } from '#services/http/forget_session'
import { Hooks, type HookReply } from '#services/inbound/hooks'

/** The addresses that platforms call: `/hooks/<plugin>/<path>`, as the plugin's manifest declares them. */
@inject()
export default class HooksController {
  constructor(private hooks: Hooks) {}

  async show(ctx: HttpContext) {
    forgetSession(ctx)
    return send(ctx, await this.hooks.handshake(ctx.params.plugin, requestOf(ctx)))
  }

  async store(ctx: HttpContext) {
    forgetSession(ctx)
    return send(ctx, await this.hooks.receive(ctx.params.plugin, requestOf(ctx)))
  }
}

function send({ response }: HttpContext, { status, body, type }: HookReply) {
  response.status(status).header('cache-control', 'no-store').header('content-type', `${type}; charset=utf-8`)
  return response.send(body)
}

const requestOf = ({ hook, params, request }: HttpContext): RawRequest => ({
  method: request.method(),
  path: params.path,
  headers: hook!.headers,
  query: Object.fromEntries(new URLSearchParams(request.parsedUrl.query ?? '')),
  rawBody: hook!.rawBody,
})
