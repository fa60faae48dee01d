import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { rememberBrand } from '#services/access/chosen_brand'
import BrandProfilePolicy from '#policies/profiles/brand_profile_policy'
import { PermissionEngine } from '#services/access/permission_engine'
import { visibleBrands } from '#services/access/visible_brands'
import { BrandOverviews } from '#services/overview/brand_overviews'
import { ChannelCards } from '#services/overview/channel_cards'
import { BrandProfiles } from '#services/profiles/brand_profiles'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { listBrandsValidator } from '#validators/profiles/brand_list'

@inject()
export default class BrandsController {
  constructor(
    private engine: PermissionEngine,
    private overviews: BrandOverviews,
    private profiles: BrandProfiles,
    private channels: ChannelCards
  ) {}

  async index({ actor, i18n, inertia, request }: HttpContext) {
    const { cursor, search } = await request.validateUsing(listBrandsValidator, { data: request.qs() })
    return inertia.render('brands/index', {
      ...(await this.overviews.list(actor, i18n, { cursor, search })),
      filters: { search: search ?? null, cursor: cursor ?? null },
      canAdd: (await this.engine.can(actor, 'brands.create')).allowed,
    })
  }

  async show({ actor, bouncer, i18n, inertia, params }: HttpContext) {
    const brand = await this.profiles.find(actor, params.id.toLowerCase())
    await bouncer.with(BrandProfilePolicy).authorize('view', brand)
    return inertia.render('brands/show', {
      profile: await this.profiles.of(brand, i18n),
      channels: await this.channels.of(actor, brand.id),
      canEdit: await bouncer.with(BrandProfilePolicy).allows('edit', brand),
    })
  }

  /** Which brand the pages show from now on. One they may not see is not there. */
  async select(ctx: HttpContext) {
    const brands = await tenantTx(ctx.actor, () => visibleBrands(this.engine, ctx.actor))
    if (!brands.some(({ id }) => id === ctx.params.id)) return ctx.response.notFound()
    rememberBrand(ctx, ctx.params.id)
    return ctx.response.redirect('/')
  }

  async selectAll(ctx: HttpContext) {
    rememberBrand(ctx, null)
    return ctx.response.redirect('/')
  }
}
