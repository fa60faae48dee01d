import { inject } from '@adonisjs/core'
import { BaseTransformer } from '@adonisjs/core/transformers'
import type Delivery from '#models/delivery'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { faultSentence } from '#services/publishing/fault_sentences'
import { platformNames } from '#transformers/connections/platform_names'

/** One post to one connection. Needs `connection` preloaded. */
export default class DeliveryTransformer extends BaseTransformer<Delivery> {
  @inject()
  toObject(plugins: PluginHostService) {
    const { resource: delivery } = this
    const { connection } = delivery
    const names = platformNames(plugins, delivery.adapterId, delivery.format)
    const facts = { ...delivery.fault, handle: connection.handle, platform: names.platform, format: names.format }

    return {
      id: delivery.id,
      connectionId: delivery.connectionId,
      adapter: delivery.adapterId,
      adapterName: names.platform,
      format: delivery.format,
      formatName: names.format,
      account: { handle: connection.handle, name: connection.name, pictureUrl: connection.pictureUrl },
      text: delivery.text,
      options: delivery.options,
      state: delivery.state,
      version: delivery.version,
      publishAt: delivery.publishAt?.toUTC().toISO() ?? null,
      publishedAt: delivery.publishedAt?.toUTC().toISO() ?? null,
      settledAt: delivery.settledAt?.toUTC().toISO() ?? null,
      permalink: delivery.permalink,
      remoteId: delivery.remoteId,
      progress: delivery.progress,
      waitingUntil: delivery.waitingUntil?.toUTC().toISO() ?? null,
      waitingFor: delivery.waitingFor,
      fault: delivery.faultCode
        ? { code: delivery.faultCode as string, ...faultSentence(delivery.faultCode, facts), field: delivery.fault?.field ?? null }
        : null,
      heldReason: delivery.heldReason
        ? { code: delivery.heldReason, sentence: faultSentence(delivery.heldReason, facts).sentence }
        : null,
      isEditable: delivery.isEditable,
      restarts: delivery.restarts,
    }
  }
}
