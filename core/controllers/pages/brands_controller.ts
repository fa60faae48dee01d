import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { rememberBrand } from '#services/access/chosen_brand'
import { PermissionEngine } from '#services/access/permission_engine'
import { visibleBrands } from '#services/access/visible_brands'
import { tenantTx } from '#services/tenancy/tenant_tx'

@inject()
export default class BrandsController {
  constructor(private engine: PermissionEngine) {}

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
