import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Brand from '#models/brand'
import PlanningPolicy from '#policies/planning/planning_policy'
import { E_NO_BRAND } from '#services/access/brands'
import { PermissionEngine } from '#services/access/permission_engine'
import { brandResource } from '#services/access/scopes'
import { SlotSets } from '#services/planning/slot_sets'
import { slotSetValidator } from '#validators/planning/slots'

const placeOf = ({ workspaceId, id }: Brand) => ({ workspaceId, brandId: id, connectionId: null })

/** The slots of a brand: for its channels without slots of their own. */
@inject()
export default class BrandSlotsController {
  constructor(
    private permissions: PermissionEngine,
    private sets: SlotSets
  ) {}

  async show(ctx: HttpContext) {
    const brand = await this.#find(ctx, 'view')
    return { data: await this.#shown(brand) }
  }

  async update(ctx: HttpContext) {
    const brand = await this.#find(ctx, 'plan')
    const { slots, timeZone } = await ctx.request.validateUsing(slotSetValidator, { data: ctx.request.body() })
    await this.sets.replace(placeOf(brand), { slots, timeZone: timeZone ?? brand.timeZone })
    return { data: await this.#shown(brand) }
  }

  async #shown(brand: Brand) {
    const { timeZone, slots } = await this.sets.of(placeOf(brand), brand.timeZone)
    return { timeZone, slots }
  }

  async #find({ actor, bouncer, params }: HttpContext, right: 'view' | 'plan') {
    const narrow = await this.permissions.scope(actor, 'brands.view')
    const brand = await narrow(Brand.query()).where('id', params.id.toLowerCase()).first()
    if (!brand) throw new E_NO_BRAND()
    await bouncer.with(PlanningPolicy).authorize(right, brandResource(brand))
    return brand
  }
}
