import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { ChannelOffers } from '#services/plugins/channel_offers'
import { offerValidator } from '#validators/admin/plugin'

/** Which of the installed channels a workspace offers. */
@inject()
export default class OffersController {
  constructor(private offers: ChannelOffers) {}

  async index() {
    return { data: await this.offers.list() }
  }

  async update({ actor, params, request }: HttpContext) {
    const { isOffered } = await request.validateUsing(offerValidator, { data: request.body() })
    return { data: await this.offers.offer(actor, params.plugin, isOffered) }
  }
}
