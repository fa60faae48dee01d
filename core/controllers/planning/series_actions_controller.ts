import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import PlanningPolicy from '#policies/planning/planning_policy'
import { refuseInput } from '#services/publishing/post_input'
import { normalRule, occurrencesOf } from '#services/planning/recurrence'
import { Series } from '#services/planning/series'
import { occurrenceView, PREVIEWED, previewView, seriesView } from '#services/planning/series_view'
import { previewSeriesValidator, skipSeriesValidator } from '#validators/planning/series'

/** What happens to a series besides being written. */
@inject()
export default class SeriesActionsController {
  constructor(private series: Series) {}

  /** The next times of a rule, with what a change of the clocks does to them. Nothing is stored. */
  async preview(ctx: HttpContext) {
    await ctx.bouncer.with(PlanningPolicy).authorize('view')
    const { rule, startsAt, timeZone = 'UTC', skipWeekends = false } = await ctx.request.validateUsing(previewSeriesValidator, { data: ctx.request.body() })
    const normal = normalRule(rule, timeZone)
    if (!normal) throw refuseInput({ field: 'rule', rule: 'series.rule', message: 'This is no rule that a series may have' })
    const times = occurrencesOf({ rule: normal, startsAtLocal: startsAt, timeZone, skipWeekends }, DateTime.utc(), null, PREVIEWED + 1)
    return { data: { rule: normal, times: times.slice(0, PREVIEWED).map(previewView), goesOn: times.length > PREVIEWED } }
  }

  async skip(ctx: HttpContext) {
    const series = await this.#mayChange(ctx)
    const { at } = await ctx.request.validateUsing(skipSeriesValidator, { data: ctx.request.body() })
    return { data: await this.#shown(await this.series.skip(ctx.actor, series.id, at)) }
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
