import { inject } from '@adonisjs/core'
import type Delivery from '#models/delivery'
import type SocialConnection from '#models/social_connection'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { faultSentence } from '#services/publishing/fault_sentences'
import { tenant } from '#services/tenancy/tenant_tx'
import { metricsOf } from './collector.ts'
import { MetricStore, type MetricView } from './metric_store.ts'

export interface ChannelNumbers {
  metrics: MetricView[]
  collectedAt: string | null
  /** Why the last count came to nothing, in words. */
  fault: { code: string; sentence: string; action: string } | null
}

export interface DeliveryNumbers {
  deliveryId: string
  metrics: MetricView[]
}

/** Numbers for people. Runs inside the caller's tenant transaction. */
@inject()
export class ShownMetrics {
  private store = new MetricStore()

  constructor(private plugins: PluginHostService) {}

  async ofChannel({ adapterId, id }: Pick<SocialConnection, 'adapterId' | 'id'>): Promise<ChannelNumbers> {
    const info = this.plugins.adapters().find((adapter) => adapter.id === adapterId)
    const { client, workspaceId } = tenant()
    const schedule = await client.from('metric_schedules').where({ workspace_id: workspaceId, connection_id: id, delivery_id: null }).select('collected_at', 'fault_code').first()
    return {
      metrics: await this.store.ofChannel(id, metricsOf(info)),
      collectedAt: schedule?.collected_at?.toISOString() ?? null,
      fault: schedule?.fault_code ? { code: schedule.fault_code, ...faultSentence(schedule.fault_code, { platform: info?.pluginName }) } : null,
    }
  }

  /** What is live, and whose platform counts. */
  async ofPost(deliveries: Pick<Delivery, 'id' | 'adapterId' | 'format' | 'state'>[]): Promise<DeliveryNumbers[]> {
    const counted = deliveries
      .filter(({ state }) => state === 'live')
      .map(({ id, adapterId, format }) => ({ deliveryId: id, declared: metricsOf(this.plugins.adapters().find((adapter) => adapter.id === adapterId), format) }))
      .filter(({ declared }) => declared.length)
    if (!counted.length) return []
    const views = await this.store.ofDeliveries(counted)
    return counted.map(({ deliveryId }) => ({ deliveryId, metrics: views.get(deliveryId)! }))
  }
}
