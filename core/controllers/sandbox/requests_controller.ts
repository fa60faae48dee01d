import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { chosenBrand } from '#services/access/chosen_brand'
import { PermissionEngine } from '#services/access/permission_engine'
import { Feed } from '#services/sandbox/feed'
import { Frames } from '#services/sandbox/frame'
import { Platforms } from '#services/sandbox/platforms'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { requestsValidator } from '#validators/sandbox/switches'

/** What the product asked of a platform, as the emulator heard it. */
@inject()
export default class RequestsController {
  constructor(
    private platforms: Platforms,
    private feed: Feed,
    private frames: Frames,
    private permissions: PermissionEngine
  ) {}

  async index(ctx: HttpContext) {
    const { actor, auth, inertia, params, request } = ctx
    const [, asked] = await requestsValidator.tryValidate(request.qs())
    const filters = asked ?? {}
    const brandId = await tenantTx(actor, () => chosenBrand(this.permissions, ctx))
    const platform = this.platforms.find(params.plugin)
    const { frame, own } = await this.frames.around(actor, platform, brandId, () => this.feed.requests(platform, filters))
    return inertia.render('sandbox/requests', { frame, log: own, filters: { call: filters.call ?? null, outcome: filters.outcome ?? null }, timeZone: auth.user!.timeZone })
  }
}
