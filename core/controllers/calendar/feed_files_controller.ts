import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { forgetSession } from '#services/http/forget_session'
import { CalendarFeeds, limitFeedReads } from '#services/calendar/feeds'
import { icalOf } from '#services/calendar/ical'
import { sha256 } from '#services/secrets/digest'

/** For calendar programs: no session, no cookies; the token in the address is all they have. */
@inject()
export default class FeedFilesController {
  constructor(private feeds: CalendarFeeds) {}

  async show(ctx: HttpContext) {
    const { i18n, params, request, response } = ctx
    forgetSession(ctx)
    await limitFeedReads(request.ip())
    response.header('x-robots-tag', 'noindex, nofollow, noarchive').header('referrer-policy', 'no-referrer').header('cache-control', 'private, no-cache')
    const feed = await this.feeds.open(String(params.file).replace(/\.ics$/, ''))
    if (!feed) return response.status(404).type('text/plain').send('Not found')

    const text = icalOf(feed, (state) => i18n.t(`app.state.${state}`))
    const etag = `"${sha256(text)}"`
    response.header('etag', etag)
    if (request.header('if-none-match')?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) return response.status(304).send(null)
    return response.header('content-type', 'text/calendar; charset=utf-8').send(text)
  }
}
