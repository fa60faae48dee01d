import { inject } from '@adonisjs/core'
import type ShortLink from '#models/short_link'
import { PermissionEngine } from '#services/access/permission_engine'
import type { Actor } from '#services/tenancy/tenant_tx'
import { LinkClicks } from './link_clicks.ts'

/** How often links were followed, as far as somebody may see that. Runs inside a tenant transaction. */
@inject()
export class ShownLinks {
  constructor(
    private engine: PermissionEngine,
    private clicks: LinkClicks
  ) {}

  /** Those whose numbers are not theirs to see are not in it. */
  async clicksOf(actor: Actor, links: ShortLink[]): Promise<Map<string, number>> {
    const allowed = await this.engine.canMany(actor, 'analytics.view', links.map(({ workspaceId, brandId }) => ({ workspaceId, brandId })))
    const shown = links.filter((_, index) => allowed[index]).map(({ id }) => id)
    const totals = await this.clicks.totals(shown)
    return new Map(shown.map((id) => [id, totals.get(id) ?? 0]))
  }
}
