import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { PermissionEngine } from '#services/access/permission_engine'
import { visibleBrands } from '#services/access/visible_brands'
import { EVENT_KINDS } from '#services/events/kinds'
import { Webhooks } from '#services/webhooks/webhooks'
import BrandTransformer from '#transformers/publishing/brand_transformer'
import WebhookTransformer from '#transformers/webhooks/webhook_transformer'

@inject()
export default class WebhooksController {
  constructor(
    private engine: PermissionEngine,
    private webhooks: Webhooks
  ) {}

  async index({ actor, auth, inertia }: HttpContext) {
    return inertia.render('settings/webhooks', {
      webhooks: WebhookTransformer.transform(await this.webhooks.list()),
      kinds: [...EVENT_KINDS] as string[],
      brands: BrandTransformer.transform(await visibleBrands(this.engine, actor)),
      timeZone: auth.user!.timeZone,
    })
  }
}
