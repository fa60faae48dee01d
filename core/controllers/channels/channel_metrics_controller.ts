import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import ConnectionPolicy from '#policies/connections/connection_policy'
import { ShownMetrics } from '#services/analytics/shown_metrics'
import { Connections } from '#services/connections/connections'

@inject()
export default class ChannelMetricsController {
  constructor(
    private connections: Connections,
    private metrics: ShownMetrics
  ) {}

  /** The newest numbers of a channel, each with the time it was true. */
  async show({ actor, bouncer, params }: HttpContext) {
    const connection = await this.connections.find(actor, params.id)
    await bouncer.with(ConnectionPolicy).authorize('view', connection)
    return { data: await this.metrics.ofChannel(connection) }
  }
}
