import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type SocialConnection from '#models/social_connection'
import ConnectionPolicy from '#policies/connections/connection_policy'
import { Connections } from '#services/connections/connections'
import { E_CONNECTION_NOT_FOUND } from '#services/connections/errors'
import { data } from '#services/connections/serializer'
import { ChannelOffers } from '#services/plugins/channel_offers'
import { tenantTx } from '#services/tenancy/tenant_tx'
import ConnectionTransformer from '#transformers/connections/connection_transformer'
import { disconnectValidator, listConnectionsValidator } from '#validators/connections/connect'

@inject()
export default class ConnectionsController {
  constructor(
    private connections: Connections,
    private offers: ChannelOffers
  ) {}

  async index({ actor, bouncer, containerResolver, i18n, request }: HttpContext) {
    await bouncer.with(ConnectionPolicy).authorize('view')
    const filter = await listConnectionsValidator.validate(request.qs())
    return data.serialize(ConnectionTransformer.transform(await this.#marked(actor, await this.connections.list(actor, filter), i18n)), containerResolver)
  }

  async check({ actor, bouncer, containerResolver, i18n, params }: HttpContext) {
    const connection = await this.connections.find(actor, params.id)
    await bouncer.with(ConnectionPolicy).authorize('connect', connection)
    const [checked] = await this.#marked(actor, [await this.connections.check(actor, connection.id)], i18n)
    return data.serialize(ConnectionTransformer.transform(checked), containerResolver)
  }

  #marked(actor: HttpContext['actor'], connections: SocialConnection[], i18n: HttpContext['i18n']) {
    return tenantTx(actor, () => this.offers.mark(connections, i18n))
  }

  async destroy({ actor, bouncer, params, request }: HttpContext) {
    await bouncer.with(ConnectionPolicy).authorize('disconnect')
    const { connection: id } = await disconnectValidator.validate(request.qs())
    const connection = id ? await this.connections.find(actor, id) : await this.connections.only(actor, params.platform)
    if (connection.adapterId !== params.platform) throw new E_CONNECTION_NOT_FOUND()
    const mayStill = () => bouncer.with(ConnectionPolicy).authorize('disconnect', connection)
    await mayStill()

    return { data: { id: connection.id, ...(await this.connections.disconnect(actor, connection.id, mayStill)) } }
  }
}
