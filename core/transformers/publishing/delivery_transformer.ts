import { inject } from '@adonisjs/core'
import { spoken } from '#services/language'
import { BaseTransformer } from '@adonisjs/core/transformers'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import type { DeliveryRow } from '#services/publishing/post_rows'
import { isEditable } from '#services/publishing/transitions'
import { faultSentence, heldSentence, unconfirmedSentence, waitingSentence } from '#services/publishing/fault_sentences'
import AdapterTransformer from '#transformers/connections/adapter_transformer'

/** Of a channel that lies behind the wall of whoever may see this one post only. */
const NOT_SEEN = { handle: '', name: null, pictureUrl: null, state: null }

/** Some platforms answer no address, so their adapters make one of the post's id: it leads to the peer in the platform's place, if there is one. */
function reachable(permalink: string, plugins: PluginHostService): string {
  const url = URL.parse(permalink)
  return url ? plugins.rewrite(url).href : permalink
}

/** One post to one connection. Needs `connection` preloaded. */
export default class DeliveryTransformer extends BaseTransformer<DeliveryRow> {
  @inject()
  toObject(plugins: PluginHostService) {
    const { resource: delivery } = this
    const { handle, name, pictureUrl, state } = delivery.connection ?? NOT_SEEN
    const names = AdapterTransformer.names(plugins.adapters(), delivery.adapterId, delivery.format)

    return {
      id: delivery.id,
      connectionId: delivery.connectionId,
      adapter: delivery.adapterId,
      adapterName: names.platform,
      format: delivery.format,
      formatName: names.format,
      account: { handle, name, pictureUrl, isConnected: state === 'active' },
      text: delivery.text,
      options: delivery.options,
      fit: delivery.fit,
      mode: delivery.mode,
      slotAt: delivery.slotAt?.toUTC().toISO() ?? null,
      state: delivery.state,
      version: delivery.version,
      publishAt: delivery.publishAt?.toUTC().toISO() ?? null,
      publishedAt: delivery.publishedAt?.toUTC().toISO() ?? null,
      settledAt: delivery.settledAt?.toUTC().toISO() ?? null,
      permalink: delivery.permalink && reachable(delivery.permalink, plugins),
      remoteId: delivery.remoteId,
      progress: delivery.progress,
      waitingUntil: delivery.waitingUntil?.toUTC().toISO() ?? null,
      /** In words. */
      waitingFor: delivery.waitingFor ? waitingSentence(delivery.waitingFor, { platform: names.platform }) : null,
      fault: this.fault(names.platform, plugins),
      heldReason: delivery.heldReason
        ? { code: delivery.heldReason, ...heldSentence(delivery.heldReason, { platform: names.platform }) }
        : null,
      isEditable: isEditable(delivery.state),
      restarts: delivery.restarts,
    }
  }

  /** A delivery nobody can look up has its own sentence, whatever the last answer was. */
  private fault(platform: string, plugins: PluginHostService) {
    const { state, faultCode, fault } = this.resource
    const field = fault?.field ?? null
    if (state === 'unconfirmed') return { code: faultCode ?? 'E_OUTCOME_UNKNOWN', ...unconfirmedSentence({ platform }), field }
    return faultCode ? { code: faultCode, ...faultSentence(faultCode, { platform, field: field ? this.fieldName(field, plugins) : undefined }), field } : null
  }

  /** "media.0" → "file 1": what people call the input at fault. */
  private fieldName(field: string, plugins: PluginHostService) {
    const t = spoken()
    const [kind, key] = field.split('.')
    if (kind === 'text') return t.t('posts.fields.text')
    // Without a number the sentence already says "a file".
    if (kind === 'media') return key ? t.t('posts.fields.media', { number: Number(key) + 1 }) : undefined
    const format = plugins.adapters().find(({ id }) => id === this.resource.adapterId)?.formats.find(({ id }) => id === this.resource.format)
    const label = format?.options.find((option) => option.key === key)?.label
    return label ? t.t('posts.fields.options', { label }) : field
  }
}
