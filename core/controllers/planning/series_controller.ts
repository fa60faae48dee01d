import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type PostSeries from '#models/post_series'
import PlanningPolicy from '#policies/planning/planning_policy'
import { brandResource } from '#services/access/scopes'
import { Posts } from '#services/publishing/posts'
import { Series } from '#services/planning/series'
import { occurrenceView, seriesView } from '#services/planning/series_view'
import { changeSeriesValidator, createSeriesValidator, listSeriesValidator } from '#validators/planning/series'

/** Posts that come again and again. Planning one schedules posts, so it takes the right to. */
@inject()
export default class SeriesController {
  constructor(
    private series: Series,
    private posts: Posts
  ) {}

  async index(ctx: HttpContext) {
    await ctx.bouncer.with(PlanningPolicy).authorize('view')
    const { series, nextCursor } = await this.series.list(ctx.actor, await ctx.request.validateUsing(listSeriesValidator, { data: ctx.request.qs() }))
    return { data: series.map((each) => seriesView(each)), nextCursor }
  }

  async show(ctx: HttpContext) {
    const series = await this.series.visible(ctx.actor, ctx.params.id)
    await ctx.bouncer.with(PlanningPolicy).authorize('view', series)
    return { data: await this.#shown(series) }
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with(PlanningPolicy).authorize('write')
    const fields = await ctx.request.validateUsing(createSeriesValidator, { data: ctx.request.body() })
    const brand = brandResource(await this.posts.brandFor(ctx.actor, fields.brandId))
    await ctx.bouncer.with(PlanningPolicy).authorize('write', brand)
    await ctx.bouncer.with(PlanningPolicy).authorize('publish', brand)
    const series = await this.series.create(ctx.actor, { ...fields, brandId: brand.brandId! })
    ctx.response.status(201).header('location', `/api/v1/series/${series.id}`)
    return { data: await this.#shown(series) }
  }

  async update(ctx: HttpContext) {
    const { id } = await this.#mayChange(ctx)
    const { from, ...change } = await ctx.request.validateUsing(changeSeriesValidator, { data: ctx.request.body() })
    return { data: await this.#shown(await this.series.update(ctx.actor, id, { ...change, from: from ?? undefined })) }
  }

  async destroy(ctx: HttpContext) {
    const { id } = await this.#mayChange(ctx)
    await this.series.remove(ctx.actor, id)
    return ctx.response.noContent()
  }

  async #mayChange({ actor, bouncer, params }: HttpContext): Promise<PostSeries> {
    const series = await this.series.visible(actor, params.id)
    await bouncer.with(PlanningPolicy).authorize('publish', series)
    return series
  }

  async #shown(series: PostSeries) {
    return { ...seriesView(series), upcoming: (await this.series.upcoming(series)).map(occurrenceView) }
  }
}
