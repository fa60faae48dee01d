import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import CreatorPolicy from '#policies/profiles/creator_policy'
import { CreatorProfiles } from '#services/profiles/creator_profiles'
import { Creators } from '#services/profiles/creators'
import { creatorProfileValidator } from '#validators/profiles/creator'
import { expectedRevision, shown } from './revision.ts'

@inject()
export default class CreatorProfilesController {
  constructor(
    private profiles: CreatorProfiles,
    private creators: Creators
  ) {}

  async show(ctx: HttpContext) {
    const creator = await this.creators.find(ctx.actor, ctx.params.id.toLowerCase())
    await ctx.bouncer.with(CreatorPolicy).authorize('view', creator)
    return shown(ctx, await this.profiles.of(creator, ctx.i18n))
  }

  async update(ctx: HttpContext) {
    const creator = await this.creators.find(ctx.actor, ctx.params.id.toLowerCase())
    await ctx.bouncer.with(CreatorPolicy).authorize('write', creator)
    const sections = await ctx.request.validateUsing(creatorProfileValidator, { data: ctx.request.body() })
    return shown(ctx, await this.profiles.save(ctx.actor, creator.id, sections, expectedRevision(ctx), ctx.i18n))
  }
}
