import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import BrandProfilePolicy from '#policies/profiles/brand_profile_policy'
import { BrandProfiles } from '#services/profiles/brand_profiles'
import { brandProfileValidator } from '#validators/profiles/brand'
import { expectedRevision, shown } from './revision.ts'

@inject()
export default class BrandProfilesController {
  constructor(private profiles: BrandProfiles) {}

  async show(ctx: HttpContext) {
    const brand = await this.profiles.find(ctx.actor, ctx.params.id.toLowerCase())
    await ctx.bouncer.with(BrandProfilePolicy).authorize('view', brand)
    return shown(ctx, await this.profiles.of(brand, ctx.i18n))
  }

  async update(ctx: HttpContext) {
    const brand = await this.profiles.find(ctx.actor, ctx.params.id.toLowerCase())
    await ctx.bouncer.with(BrandProfilePolicy).authorize('edit', brand)
    const sections = await ctx.request.validateUsing(brandProfileValidator, { data: ctx.request.body() })
    return shown(ctx, await this.profiles.save(ctx.actor, brand.id, sections, expectedRevision(ctx), ctx.i18n))
  }
}
