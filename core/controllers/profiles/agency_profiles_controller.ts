import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import AgencyProfilePolicy from '#policies/profiles/agency_profile_policy'
import { AgencyProfiles } from '#services/profiles/agency_profiles'
import { agencyProfileValidator } from '#validators/profiles/agency'
import { expectedRevision, shown } from './revision.ts'

@inject()
export default class AgencyProfilesController {
  constructor(private profiles: AgencyProfiles) {}

  async show(ctx: HttpContext) {
    await ctx.bouncer.with(AgencyProfilePolicy).authorize('view')
    return shown(ctx, await this.profiles.read(ctx.actor, ctx.i18n))
  }

  async update(ctx: HttpContext) {
    await ctx.bouncer.with(AgencyProfilePolicy).authorize('edit')
    const sections = await ctx.request.validateUsing(agencyProfileValidator, { data: ctx.request.body() })
    return shown(ctx, await this.profiles.save(ctx.actor, sections, expectedRevision(ctx), ctx.i18n))
  }
}
