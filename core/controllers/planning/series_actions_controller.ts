import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type PostSeries from '#models/post_series'
import PlanningPolicy from '#policies/planning/planning_policy'
import { refuseInput } from '#services/publishing/post_input'
import { Series } from '#services/planning/series'
import { timesOf, type SeriesTimes } from '#services/planning/series_change'
import { foreseenView, occurrenceView, seriesView, timesView } from '#services/planning/series_view'
import { previewSeriesValidator, skipSeriesValidator } from '#validators/planning/series'

/** What happens to a series besides being written. */
@inject()
export default class SeriesActionsController {
  constructor(private series: Series) {}

  /** The next times of a rule, with what a change of the clocks does to them. Nothing is stored. */
  async preview(ctx: HttpContext) {
    await ctx.bouncer.with(PlanningPolicy).authorize('view')
    const { seriesId, from, ...wished } = await ctx.request.validateUsing(previewSeriesValidator, { data: ctx.request.body() })
    if (seriesId) return { data: await this.#previewOf(await this.series.visible(ctx.actor, seriesId), { ...wished, from: from ?? undefined }) }
    if (!wished.rule || !wished.startsAt) throw refuseInput({ field: wished.rule ? 'startsAt' : 'rule', rule: 'required', message: 'Give the rule and the first time, or seriesId' })
    return { data: timesView(timesOf(wished, { timeZone: 'UTC' })) }
  }

  async #previewOf(series: PostSeries, change: SeriesTimes & { from?: string }) {
    const { times, foreseen } = await this.series.foresee(series, change)
    return { ...timesView(times), change: foreseenView(foreseen) }
  }

  async skip(ctx: HttpContext) {
    const series = await this.#mayChange(ctx)
    const { at, isSkipped } = await ctx.request.validateUsing(skipSeriesValidator, { data: ctx.request.body() })
    return { data: await this.#shown(await this.series.skip(ctx.actor, series.id, at, isSkipped)) }
  }

  async end(ctx: HttpContext) {
    const series = await this.#mayChange(ctx)
    return { data: await this.#shown(await this.series.end(ctx.actor, series.id)) }
  }

  async #mayChange({ actor, bouncer, params }: HttpContext) {
    const series = await this.series.visible(actor, params.id)
    await bouncer.with(PlanningPolicy).authorize('publish', series)
    return series
  }

  async #shown(series: Awaited<ReturnType<Series['visible']>>) {
    return { ...seriesView(series), upcoming: (await this.series.upcoming(series)).map(occurrenceView) }
  }
}
