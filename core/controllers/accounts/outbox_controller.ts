import type { HttpContext } from '@adonisjs/core/http'
import { Outbox } from '#services/mail/outbox'

/** The development inbox. */
export default class OutboxController {
  async index({ inertia }: HttpContext) {
    return inertia.render('dev/mail', { messages: await new Outbox().list() })
  }
}
