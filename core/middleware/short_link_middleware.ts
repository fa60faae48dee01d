import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { ClickBuffer } from '#services/links/click_buffer'
import { follow } from '#services/links/follow'
import { deviceOf, isAhead, isBot, referrerHost } from '#services/links/visitors'

const FOLLOW = '/l/:code'

/**
 * Whoever follows a short link is sent on from here, before a session is looked up or a cookie read: it is the busiest
 * address there is, and nothing about the person matters. A link that leads nowhere goes on to its page.
 */
@inject()
export default class ShortLinkMiddleware {
  constructor(private clicks: ClickBuffer) {}

  async handle({ params, request, response, route }: HttpContext, next: NextFn) {
    if (route?.pattern !== FOLLOW) return next()
    // Where it leads is stored, and was a page when it was; nothing of the request gets into it.
    const found = await follow(params.code)
    if (!found) return next()

    const agent = request.header('user-agent')
    if (request.method() === 'GET' && agent && !isBot(agent) && !isAhead((name) => request.header(name))) {
      this.clicks.add({ linkId: found.linkId, workspaceId: found.workspaceId, timeZone: found.timeZone, referrer: referrerHost(request.header('referer')), device: deviceOf(agent) })
    }
    response.header('x-robots-tag', 'noindex, nofollow').header('cache-control', 'private, no-store')
    return response.status(302).header('location', found.target).send('')
  }
}
