import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type WebhookCall from '#models/webhook_call'
import { Webhooks } from '#services/webhooks/webhooks'
import WebhookCallTransformer from '#transformers/webhooks/webhook_call_transformer'
import { listCallsValidator } from '#validators/webhooks/webhook'

const shown = (call: WebhookCall) => new WebhookCallTransformer(call).toObject()

/** What was sent to an address, and sending it again. */
@inject()
export default class WebhookCallsController {
  constructor(private webhooks: Webhooks) {}

  async index({ params, request }: HttpContext) {
    const { calls, nextCursor } = await this.webhooks.calls(params.id, await request.validateUsing(listCallsValidator, { data: request.qs() }))
    return { data: calls.map(shown), nextCursor }
  }

  async test({ actor, params, response }: HttpContext) {
    response.status(202)
    return { data: shown(await this.webhooks.test(actor, params.id)) }
  }

  async redeliver({ params, response }: HttpContext) {
    response.status(202)
    return { data: shown(await this.webhooks.redeliver(params.id, params.call)) }
  }
}
