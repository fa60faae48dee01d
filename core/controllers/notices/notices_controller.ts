import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { COUNTED_MOST, Notices } from '#services/notices/notices'
import { listNoticesValidator, markNoticesValidator } from '#validators/notices/notice'

/** What a person was told, in the workspace they work in. */
@inject()
export default class NoticesController {
  constructor(private notices: Notices) {}

  async index({ actor, i18n, request }: HttpContext) {
    const { unread, ...filter } = await request.validateUsing(listNoticesValidator, { data: request.qs() })
    const { notices, nextCursor } = await this.notices.list(actor, i18n, { ...filter, unread: unread === 'true' })
    return { data: notices, nextCursor }
  }

  async count(ctx: HttpContext) {
    return { data: await this.#unread(ctx) }
  }

  async mark(ctx: HttpContext) {
    const { actor, request } = ctx
    await this.notices.mark(actor, await request.validateUsing(markNoticesValidator, { data: request.body() }))
    return { data: await this.#unread(ctx) }
  }

  async #unread({ actor, auth }: HttpContext) {
    const unread = await this.notices.unread(actor)
    return { unread: Math.min(unread, COUNTED_MOST), isMore: unread > COUNTED_MOST, zone: auth.user!.timeZone }
  }
}
