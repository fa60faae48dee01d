import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import AgencyProfilePolicy from '#policies/profiles/agency_profile_policy'
import { BrandOverviews } from '#services/overview/brand_overviews'
import { AgencyProfiles } from '#services/profiles/agency_profiles'
import { Creators } from '#services/profiles/creators'
import CreatorTransformer from '#transformers/profiles/creator_transformer'

/** The rest of the roster has pages of its own. */
const ROSTER_SHOWN = 12

@inject()
export default class AgencyController {
  constructor(
    private profiles: AgencyProfiles,
    private brands: BrandOverviews,
    private creators: Creators
  ) {}

  async show({ actor, bouncer, i18n, inertia }: HttpContext) {
    await bouncer.with(AgencyProfilePolicy).authorize('view')
    const { creators } = await this.creators.list(actor, { limit: ROSTER_SHOWN })
    return inertia.render('agency/show', {
      profile: await this.profiles.read(actor, i18n),
      brands: (await this.brands.list(actor, i18n, { limit: ROSTER_SHOWN })).brands,
      creators: creators.map((creator) => new CreatorTransformer(creator).toObject()),
      canEdit: await bouncer.with(AgencyProfilePolicy).allows('edit'),
    })
  }
}
