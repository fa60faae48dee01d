import { inject } from '@adonisjs/core'
import { BaseTransformer } from '@adonisjs/core/transformers'
import type SocialConnection from '#models/social_connection'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { faultSentence } from '#services/publishing/fault_sentences'
import AdapterTransformer from '#transformers/connections/adapter_transformer'

/** An authorised account. No token, and nothing the adapter keeps about the account, leaves the server. */
export default class ConnectionTransformer extends BaseTransformer<SocialConnection> {
  @inject()
  toObject(plugins: PluginHostService) {
    const { resource: connection } = this
    const installed = plugins.adapters()
    const { platform } = AdapterTransformer.names(installed, connection.adapterId)
    return {
      id: connection.id,
      brandId: connection.brandId,
      adapter: connection.adapterId,
      adapterName: platform,
      handle: connection.handle,
      name: connection.name,
      kind: connection.kind,
      pictureUrl: connection.pictureUrl,
      state: connection.state,
      /** Set by `ChannelOffers.mark`, which whoever shows connections calls. */
      paused: (connection.$extras.paused ?? null) as string | null,
      findings: connection.findings,
      capabilities: connection.capabilities,
      /** None when its plugin was removed or refused. */
      formats: installed.find(({ id }) => id === connection.adapterId)?.formats.map(({ id, name }) => ({ id, name })) ?? [],
      fault: connection.faultCode
        ? { code: connection.faultCode, ...faultSentence(connection.faultCode, { platform }) }
        : null,
      tokenExpiresAt: connection.tokenExpiresAt?.toUTC().toISO() ?? null,
      refreshExpiresAt: connection.refreshExpiresAt?.toUTC().toISO() ?? null,
      accessEndsAt: connection.accessEndsAt?.toUTC().toISO() ?? null,
      lastSuccessAt: connection.lastSuccessAt?.toUTC().toISO() ?? null,
      checkedAt: connection.checkedAt?.toUTC().toISO() ?? null,
      disconnectedAt: connection.disconnectedAt?.toUTC().toISO() ?? null,
      createdAt: connection.createdAt.toUTC().toISO()!,
    }
  }
}
