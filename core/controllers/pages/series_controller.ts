import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { chosenBrand } from '#services/access/chosen_brand'
import { PermissionEngine } from '#services/access/permission_engine'
import { Series } from '#services/planning/series'
import { occurrenceView, seriesView } from '#services/planning/series_view'

@inject()
export default class SeriesController {
  constructor(
    private permissions: PermissionEngine,
    private series: Series
  ) {}

  async index(ctx: HttpContext) {
    const { cursor } = ctx.request.qs() as Record<string, string | undefined>
    const { series, nextCursor } = await this.series.list(ctx.actor, { brand: (await chosenBrand(this.permissions, ctx)) ?? undefined, cursor: cursor || undefined })
    return ctx.inertia.render('series/index', { series: series.map((each) => seriesView(each)), nextCursor, cursor: cursor ?? null })
  }

  async show({ actor, inertia, params }: HttpContext) {
    const series = await this.series.visible(actor, params.id)
    return inertia.render('series/show', { series: seriesView(series), text: series.template.text, upcoming: (await this.series.upcoming(series)).map(occurrenceView) })
  }
}
