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

type Counted = Pick<SocialConnection, 'adapterId' | 'id'>

export interface DeliveryNumbers {
  deliveryId: string
  metrics: MetricView[]
}

/** Numbers for people. Runs inside the caller's tenant transaction. */
@inject()
export class ShownMetrics {
  private store = new MetricStore()

  constructor(private plugins: PluginHostService) {}

  async ofChannel(connection: Counted): Promise<ChannelNumbers> {
    return (await this.ofChannels([connection])).get(connection.id)!
  }

  /** By connection, in two queries however many there are. */
  async ofChannels(connections: Counted[]): Promise<Map<string, ChannelNumbers>> {
    if (!connections.length) return new Map()
    const { client, workspaceId } = tenant()
    const ids = connections.map(({ id }) => id)
    const schedules = await client.from('metric_schedules').where({ workspace_id: workspaceId, delivery_id: null }).whereIn('connection_id', ids).select('connection_id', 'collected_at', 'fault_code')
    const infoOf = ({ adapterId }: Counted) => this.plugins.adapters().find((adapter) => adapter.id === adapterId)
    const views = await this.store.ofChannels(connections.map((connection) => ({ connectionId: connection.id, declared: metricsOf(infoOf(connection)) })))
    return new Map(
      connections.map((connection) => {
        const schedule = schedules.find((each) => each.connection_id === connection.id)
        const fault = schedule?.fault_code ? { code: schedule.fault_code, ...faultSentence(schedule.fault_code, { platform: infoOf(connection)?.pluginName }) } : null
        return [connection.id, { metrics: views.get(connection.id)!, collectedAt: schedule?.collected_at?.toISOString() ?? null, fault }]
      })
    )
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
