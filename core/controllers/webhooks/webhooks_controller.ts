import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type WebhookEndpoint from '#models/webhook_endpoint'
import { Webhooks } from '#services/webhooks/webhooks'
import WebhookTransformer from '#transformers/webhooks/webhook_transformer'
import { createWebhookValidator, updateWebhookValidator } from '#validators/webhooks/webhook'

const shown = (endpoint: WebhookEndpoint) => new WebhookTransformer(endpoint).toObject()

/** Addresses outside that events are sent to. */
@inject()
export default class WebhooksController {
  constructor(private webhooks: Webhooks) {}

  async index() {
    return { data: (await this.webhooks.list()).map(shown) }
  }

  async show({ params }: HttpContext) {
    return { data: shown(await this.webhooks.find(params.id)) }
  }

  async store({ actor, request, response }: HttpContext) {
    const { endpoint, secret } = await this.webhooks.create(actor, await request.validateUsing(createWebhookValidator, { data: request.body() }))
    response.status(201)
    return { data: { ...shown(endpoint), secret } }
  }

  async update({ params, request }: HttpContext) {
    return { data: shown(await this.webhooks.update(params.id, await request.validateUsing(updateWebhookValidator, { data: request.body() }))) }
  }

  async destroy({ params, response }: HttpContext) {
    await this.webhooks.remove(params.id)
    return response.noContent()
  }

  async rotate({ params }: HttpContext) {
    const { endpoint, secret } = await this.webhooks.rotate(params.id)
    return { data: { ...shown(endpoint), secret } }
  }
}
