import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { noticeSettings } from '#controllers/notices/notice_settings_controller'
import { isCursor } from '#services/http/cursor'
import { Notices } from '#services/notices/notices'
import { ABOUT } from '#validators/notices/notice'

@inject()
export default class NoticesController {
  constructor(private notices: Notices) {}

  /** Filters of an old address that are not understood are overlooked. */
  async index({ actor, auth, i18n, inertia, request }: HttpContext) {
    const { unread, about, cursor } = request.qs()
    const filter = { unread: unread === 'true', about: ABOUT.find((one) => one === about), cursor: typeof cursor === 'string' && isCursor(cursor) ? cursor : undefined }
    return inertia.render('notices/index', {
      ...(await this.notices.list(actor, i18n, filter)),
      filters: { unread: filter.unread, about: filter.about ?? null, cursor: filter.cursor ?? null },
      subjects: [...ABOUT],
      timeZone: auth.user!.timeZone,
    })
  }

  async settings({ auth, inertia }: HttpContext) {
    return inertia.render('notices/settings', { settings: await noticeSettings(auth.user!.id) })
  }
}
