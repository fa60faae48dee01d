import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Brand from '#models/brand'
import SocialConnection from '#models/social_connection'
import { chosenBrand } from '#services/access/chosen_brand'
import { PermissionEngine } from '#services/access/permission_engine'
import { visibleBrands } from '#services/access/visible_brands'
import { matchOf } from '#services/planning/import/account_match'
import { importView } from '#services/planning/import/import_view'
import { PlanImports } from '#services/planning/import/plan_imports'
import BrandTransformer from '#transformers/publishing/brand_transformer'

/** Of what is wrong, the first rows are shown, before those that were left out; all of them are in the file. */
const SHOWN = 50

@inject()
export default class ImportsController {
  constructor(
    private permissions: PermissionEngine,
    private imports: PlanImports
  ) {}

  async index(ctx: HttpContext) {
    const { actor, inertia, request } = ctx
    const { cursor } = request.qs() as Record<string, string | undefined>
    const chosen = await chosenBrand(this.permissions, ctx)
    const { jobs, nextCursor } = await this.imports.list(actor, { brand: chosen ?? undefined, cursor: cursor || undefined })
    return inertia.render('import/index', { imports: jobs.map(importView), brands: BrandTransformer.transform(await visibleBrands(this.permissions, actor, 'posts.create')), wantedBrand: chosen, nextCursor, cursor: cursor ?? null })
  }

  async show({ actor, inertia, params }: HttpContext) {
    const job = await this.imports.visible(actor, params.id)
    const narrow = await this.permissions.scope(actor, 'connections.view')
    const channels = await narrow(SocialConnection.query()).where('brandId', job.brandId).whereNot('state', 'disconnected').orderBy('createdAt')
    const brand = await Brand.findOrFail(job.brandId)
    const wrong = await this.imports.mistakes(job, 0, SHOWN, 'wrong')
    const mistakes = wrong.length < SHOWN ? [...wrong, ...(await this.imports.mistakes(job, 0, SHOWN - wrong.length, 'left out'))] : wrong
    return inertia.render('import/show', {
      job: importView(job),
      mistakes,
      matches: Object.fromEntries(job.accounts.map((account) => [account.id, matchOf(account, channels)?.id ?? null])),
      channels: channels.map(({ id, handle, adapterId }) => ({ id, handle, adapter: adapterId })),
      brandName: brand.name,
      brandZone: brand.timeZone,
    })
  }
}
