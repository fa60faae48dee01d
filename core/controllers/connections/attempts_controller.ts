import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import ConnectionPolicy from '#policies/connections/connection_policy'
import { attemptView } from '#services/connections/attempt_view'
import { Connections } from '#services/connections/connections'
import { data } from '#services/connections/serializer'
import { SocialAuthService } from '#services/connections/social_auth'
import { ChannelOffers } from '#services/plugins/channel_offers'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { tenantTx } from '#services/tenancy/tenant_tx'
import ConnectionTransformer from '#transformers/connections/connection_transformer'
import { chooseValidator } from '#validators/connections/connect'

@inject()
export default class AttemptsController {
  constructor(
    private social: SocialAuthService,
    private connections: Connections,
    private plugins: PluginHostService,
    private offers: ChannelOffers
  ) {}

  async show({ actor, bouncer, i18n, params }: HttpContext) {
    const attempt = await this.social.attempt(actor, params.id)
    await bouncer.with(ConnectionPolicy).authorize('connect', attempt)
    return { data: await attemptView(actor, attempt, this.plugins, i18n) }
  }

  async choose({ actor, bouncer, containerResolver, i18n, params, request }: HttpContext) {
    const attempt = await this.social.attempt(actor, params.id)
    await bouncer.with(ConnectionPolicy).authorize('connect', attempt)
    const { remoteIds } = await request.validateUsing(chooseValidator)

    const { connectionIds } = await this.social.choose(actor, attempt.id, remoteIds)
    const connections = await Promise.all(connectionIds.map((id) => this.connections.find(actor, id)))
    await tenantTx(actor, () => this.offers.mark(connections, i18n))
    return data.serialize(ConnectionTransformer.transform(connections), containerResolver)
  }
}
