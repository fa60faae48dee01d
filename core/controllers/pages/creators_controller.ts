import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import CreatorPolicy from '#policies/profiles/creator_policy'
import { visibleBrands } from '#services/access/visible_brands'
import { PermissionEngine } from '#services/access/permission_engine'
import { ChannelCards } from '#services/overview/channel_cards'
import { CreatorProfiles } from '#services/profiles/creator_profiles'
import { Creators } from '#services/profiles/creators'
import BrandTransformer from '#transformers/publishing/brand_transformer'
import CreatorTransformer from '#transformers/profiles/creator_transformer'
import { listCreatorsValidator } from '#validators/profiles/creator'

@inject()
export default class CreatorsController {
  constructor(
    private engine: PermissionEngine,
    private creators: Creators,
    private profiles: CreatorProfiles,
    private channels: ChannelCards
  ) {}

  async index({ actor, bouncer, inertia, request }: HttpContext) {
    const { cursor, limit } = await request.validateUsing(listCreatorsValidator, { data: request.qs() })
    const { creators, nextCursor } = await this.creators.list(actor, { cursor, limit })
    const canAdd = await bouncer.with(CreatorPolicy).allows('create')
    return inertia.render('creators/index', {
      creators: creators.map((creator) => new CreatorTransformer(creator).toObject()),
      nextCursor,
      cursor: cursor ?? null,
      brands: canAdd ? BrandTransformer.transform(await visibleBrands(this.engine, actor)) : [],
      canAdd,
    })
  }

  /** The page of the creator that somebody is; the roster for who is none. */
  async own({ actor, response }: HttpContext) {
    const creator = await this.creators.own(actor)
    return response.redirect().toPath(creator ? `/creators/${creator.id}` : '/creators')
  }

  async show({ actor, auth, bouncer, i18n, inertia, params }: HttpContext) {
    const creator = await this.creators.find(actor, params.id.toLowerCase())
    await bouncer.with(CreatorPolicy).authorize('view', creator)
    return inertia.render('creators/show', {
      profile: await this.profiles.of(creator, i18n),
      ownBrandId: creator.brandId,
      channels: await this.channels.of(actor, creator.brandId),
      platforms: this.channels.platforms(),
      canEdit: await bouncer.with(CreatorPolicy).allows('write', creator),
      isOwn: creator.userId === actor.userId,
      timeZone: auth.user!.timeZone,
    })
  }
}
