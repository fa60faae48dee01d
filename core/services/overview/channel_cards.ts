import { inject } from '@adonisjs/core'
import SocialConnection from '#models/social_connection'
import { PermissionEngine } from '#services/access/permission_engine'
import { ShownMetrics } from '#services/analytics/shown_metrics'
import type { Actor } from '#services/tenancy/tenant_tx'
import { PluginHostService } from '#services/plugins/plugin_host_service'

/** A channel with its numbers. A type, since pages are made of it. */
export type ChannelCard = {
  id: string
  adapter: string
  platform: string
  handle: string
  name: string | null
  pictureUrl: string | null
  state: string
  metrics: Awaited<ReturnType<ShownMetrics['ofChannel']>>['metrics']
}

/** More are on the page of channels. */
const MOST = 24

/** The channels of one brand, as far as the actor sees them. Runs inside a tenant transaction. */
@inject()
export class ChannelCards {
  constructor(
    private engine: PermissionEngine,
    private metrics: ShownMetrics,
    private plugins: PluginHostService
  ) {}

  async of(actor: Actor, brandId: string | null): Promise<ChannelCard[]> {
    if (!brandId) return []
    const narrow = await this.engine.scope(actor, 'connections.view')
    const connections: SocialConnection[] = await narrow(SocialConnection.query()).where('brand_id', brandId).whereNot('state', 'disconnected').orderBy('created_at').orderBy('id').limit(MOST)
    const numbers = await this.metrics.ofChannels(connections)
    return connections.map(({ id, adapterId, handle, name, pictureUrl, state }) => ({
      ...{ id, adapter: adapterId, handle, name, pictureUrl, state },
      platform: this.plugins.adapters().find((adapter) => adapter.id === adapterId)?.pluginName ?? adapterId,
      metrics: numbers.get(id)!.metrics,
    }))
  }

  /** What a rate or a number may be for. */
  platforms(): { id: string; name: string }[] {
    return this.plugins.adapters().filter(({ kind }) => kind === 'channel').map(({ id, pluginName }) => ({ id, name: pluginName }))
  }
}
