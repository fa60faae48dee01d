import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { chosenBrand } from '#services/access/chosen_brand'
import { PermissionEngine } from '#services/access/permission_engine'
import { Feed } from '#services/sandbox/feed'
import { Frames } from '#services/sandbox/frame'
import { Platforms } from '#services/sandbox/platforms'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { feedValidator } from '#validators/sandbox/switches'

@inject()
export default class FeedsController {
  constructor(
    private platforms: Platforms,
    private feed: Feed,
    private frames: Frames,
    private permissions: PermissionEngine
  ) {}

  async index({ inertia, response }: HttpContext) {
    const [first] = this.platforms.list()
    return first ? response.redirect().toPath(`/sandbox/${first.id}`) : inertia.render('sandbox/none', {})
  }

  async show(ctx: HttpContext) {
    const { actor, auth, inertia, params, request } = ctx
    const [, asked] = await feedValidator.tryValidate(request.qs())
    const brandId = await tenantTx(actor, () => chosenBrand(this.permissions, ctx))
    const platform = this.platforms.find(params.plugin)
    const { frame, own } = await this.frames.around(actor, platform, brandId, (channels) => this.feed.posts(platform, channels, asked?.cursor))
    return inertia.render('sandbox/show', { frame, feed: own, cursor: asked?.cursor ?? null, timeZone: auth.user!.timeZone })
  }
}
