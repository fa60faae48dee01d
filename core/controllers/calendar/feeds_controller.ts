import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import env from '#start/env'
import { CalendarEntries } from '#services/calendar/entries'
import { CalendarFeeds } from '#services/calendar/feeds'
import CalendarFeedTransformer from '#transformers/calendar/calendar_feed_transformer'
import { createFeedValidator } from '#validators/calendar/calendar'

/** Secret links of the person who asks, and of nobody else. */
@inject()
export default class FeedsController {
  constructor(
    private feeds: CalendarFeeds,
    private entries: CalendarEntries
  ) {}

  async index(ctx: HttpContext) {
    return ctx.serialize(CalendarFeedTransformer.transform(await this.feeds.list(ctx.actor)))
  }

  async store(ctx: HttpContext) {
    const { label, brandId } = await ctx.request.validateUsing(createFeedValidator, { data: ctx.request.body() })
    const { feed, token } = await this.feeds.create(ctx.actor, { label, brandId: await this.entries.placeFor(ctx.actor, brandId) })
    ctx.response.status(201)
    return { data: { ...new CalendarFeedTransformer(feed).toObject(), url: new URL(`/calendar-feeds/${token}.ics`, env.get('APP_URL')).href } }
  }

  async destroy({ actor, params, response }: HttpContext) {
    await this.feeds.revoke(actor, params.id)
    return response.noContent()
  }
}
