import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Brand from '#models/brand'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { chosenBrand } from './chosen_brand.ts'
import { Me, type MyRights } from './me.ts'
import { PermissionEngine } from './permission_engine.ts'

/** Brands in the switcher. Whoever has more filters by the address. */
const BRANDS_MOST = 200

export interface ShownAccess {
  rights: MyRights
  brands: { id: string; name: string }[]
  /** The one the pages are narrowed to; null: all of them. */
  brandId: string | null
}

/** What the frame around every page shows and hides by: the person's rights, which are compiled already, and one query for brands. */
@inject()
export class AccessShown {
  constructor(
    private me: Me,
    private engine: PermissionEngine
  ) {}

  async to(ctx: Pick<HttpContext, 'actor' | 'workspace' | 'session'>): Promise<ShownAccess> {
    const { actor, workspace } = ctx
    return tenantTx(actor, async () => {
      const narrow = await this.engine.scope(actor, 'brands.view')
      const brands = await narrow(Brand.query()).select('id', 'name').orderBy('name').orderBy('id').limit(BRANDS_MOST)
      return { rights: await this.me.rights(actor, workspace), brands: brands.map(({ id, name }) => ({ id, name })), brandId: await chosenBrand(this.engine, ctx) }
    })
  }
}
