import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Brand from '#models/brand'
import PlanningPolicy from '#policies/planning/planning_policy'
import { importView } from '#services/planning/import/import_view'
import type { PlanMapping } from '#services/planning/import/plan_columns'
import { isForeign } from '#services/planning/import/plan_beginning'
import { PlanImports } from '#services/planning/import/plan_imports'
import { PlannedChannels } from '#services/planning/planned_channels'
import { refuseInput } from '#services/publishing/post_input'
import { checkImportValidator } from '#validators/planning/imports'

/** What happens to an import: rows are checked, posts are made, or it is given up. */
@inject()
export default class ImportActionsController {
  constructor(
    private imports: PlanImports,
    private channels: PlannedChannels
  ) {}

  async check(ctx: HttpContext) {
    const job = await this.#find(ctx, 'write')
    const { mapping, connectionIds = [], accounts = {}, ...settings } = await ctx.request.validateUsing(checkImportValidator, { data: ctx.request.body() })
    const places = Object.fromEntries(Object.entries(mapping).filter(([, place]) => place !== null && place !== undefined)) as PlanMapping
    if (!isForeign(job.kind) && places.text === undefined && places.media === undefined) throw refuseInput({ field: 'mapping.text', rule: 'required', message: 'Say which column holds the text' })
    for (const [field, ids] of [['connectionIds', connectionIds], ['accounts', Object.values(accounts).filter((id) => id !== null)]] as const) {
      const channels = await this.channels.all(ctx.actor, ids)
      if (channels.some(({ brandId }) => brandId !== job.brandId)) throw refuseInput({ field, rule: 'exists', message: 'Choose channels of this brand' })
    }
    const brand = await Brand.findOrFail(job.brandId)
    const { timeZone = brand.timeZone, dateOrder = 'auto', without = 'draft' } = settings
    return { data: importView(await this.imports.check(ctx.actor, job.id, { mapping: places, settings: { timeZone, dateOrder, without, connectionIds, accounts } })) }
  }

  async start(ctx: HttpContext) {
    const job = await this.#find(ctx, 'publish')
    return { data: importView(await this.imports.start(ctx.actor, job.id)) }
  }

  async cancel(ctx: HttpContext) {
    const job = await this.#find(ctx, 'write')
    return { data: importView(await this.imports.cancel(ctx.actor, job.id)) }
  }

  async #find({ actor, bouncer, params }: HttpContext, right: 'write' | 'publish') {
    const job = await this.imports.visible(actor, params.id)
    await bouncer.with(PlanningPolicy).authorize(right, job)
    return job
  }
}
