import { inject } from '@adonisjs/core'
import { createError } from '@adonisjs/core/exceptions'
import db from '@adonisjs/lucid/services/db'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { ChannelOffers } from './channel_offers.ts'
import { note, type Operator } from './operator_log.ts'
import { decideReview, decideSwitch, decisionsOf } from './plugin_decisions.ts'
import { PluginHostService, type ReadyPlugin } from './plugin_host_service.ts'

export const E_NO_PLUGIN = createError('There is no such plugin', 'E_NOT_FOUND', 404)
export const E_PLUGIN_REFUSED = createError<[id: string, reason: string, fix: string]>('The plugin "%s" was refused: %s. %s', 'E_PLUGIN_REFUSED', 409)
const E_NO_REVIEW = createError('This plugin asks for no such permission that its platform reviews', 'E_NOT_FOUND', 404)

/** What operators decide about a plugin, for everybody. Each decision is noted with who made it. */
@inject()
export class PluginSwitch {
  constructor(
    private host: PluginHostService,
    private offers: ChannelOffers
  ) {}

  /** Throws for what is not installed, and for what was refused, with the reason. */
  plugin(pluginId: string): ReadyPlugin {
    const ready = this.host.ready().find(({ id }) => id === pluginId)
    if (ready) return ready
    const refused = this.host.reports().find(({ id, source }) => id === pluginId || source === pluginId)
    if (!refused) throw new E_NO_PLUGIN()
    throw new E_PLUGIN_REFUSED([pluginId, refused.reason ?? 'it does not fit', refused.fix ?? ''])
  }

  async isOn(plugin: ReadyPlugin): Promise<boolean> {
    return (await decisionsOf([plugin.id])).get(plugin.id)?.isOn ?? this.host.isOnUntold(plugin)
  }

  /**
   * Off: nothing new is connected or sent, and its instances are let go. What was sent and is still to be confirmed is
   * confirmed, and tokens are kept fresh, so that nothing is lost or sent twice. On: posts that waited go on.
   * False when it was so already.
   */
  async turn(pluginId: string, isOn: boolean, by: Operator): Promise<boolean> {
    const plugin = this.plugin(pluginId)
    const was = await this.isOn(plugin)
    await db.connection('app').transaction(async (client) => {
      await decideSwitch(client, pluginId, isOn)
      if (was !== isOn) await note(client, by, { action: isOn ? 'plugin.switched_on' : 'plugin.switched_off', pluginId })
    })
    if (isOn) await this.#resume(plugin)
    else await this.host.unload(pluginId)
    return was !== isOn
  }

  /** Whether the platform has reviewed a permission for this installation's app. Platforms do not tell, so a person does. */
  async review(pluginId: string, { adapterId, scope }: { adapterId: string; scope: string }, isApproved: boolean, by: Operator) {
    const adapter = this.plugin(pluginId).manifest.adapters.find(({ id }) => id === adapterId)
    if (!adapter?.scopes.some(({ name, review }) => name === scope && review === 'required')) throw new E_NO_REVIEW()
    await db.connection('app').transaction(async (client) => {
      await decideReview(client, pluginId, { adapterId, scope }, isApproved)
      await note(client, by, { action: 'plugin.review_changed', pluginId, after: { adapter: adapterId, scope, isApproved } })
    })
  }

  /** Asked again, it finds what a first time that broke off has left. */
  async #resume({ manifest }: ReadyPlugin) {
    const adapters = manifest.adapters.map(({ id }) => id)
    const { rows } = await db.connection('app').rawQuery('select distinct workspace_id from channels_switched_off(?) order by workspace_id', [adapters] as any)
    for (const { workspace_id: workspaceId } of rows) {
      const actor = { workspaceId, userId: null }
      await tenantTx(actor, () => this.offers.resume(actor, adapters))
    }
  }
}
