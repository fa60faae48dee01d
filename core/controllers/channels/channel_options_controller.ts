import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import PostPolicy from '#policies/publishing/post_policy'
import { Connections } from '#services/connections/connections'
import { OptionLists } from '#services/connections/option_lists'
import { listOptionsValidator } from '#validators/channels/channel'

@inject()
export default class ChannelOptionsController {
  constructor(
    private connections: Connections,
    private options: OptionLists
  ) {}

  /** For whoever writes posts for the channel: the list is part of the composer. */
  async index({ actor, bouncer, params, request }: HttpContext) {
    const connection = await this.connections.find(actor, params.id)
    await bouncer.with(PostPolicy).authorize('create', connection)
    const { query = '' } = await listOptionsValidator.validate(request.qs())
    return { data: await this.options.list(actor, connection, params.source, query) }
  }
}
