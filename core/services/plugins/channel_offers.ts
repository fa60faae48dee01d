import { inject } from '@adonisjs/core'
import { createError } from '@adonisjs/core/exceptions'
import type { I18n } from '@adonisjs/i18n'
import { spoken } from '#services/language'
import type SocialConnection from '#models/social_connection'
import { audit } from '#services/audit/audit'
import { connectionHooks } from '#services/connections/hooks'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { SWITCH_KEY } from './plugin_decisions.ts'
import { PluginHostService, type ReadyPlugin } from './plugin_host_service.ts'

/** Who switched a channel off: the operator for everybody, or somebody for this workspace. */
export type SwitchedOff = 'installation' | 'workspace'

export type OfferedChannel = {
  /** Of the plugin. */
  id: string
  name: string
  adapters: string[]
  isOffered: boolean
  /** False: the operator switched it off, whatever the workspace wants. */
  isOn: boolean
  /** Connected now. */
  connections: number
}

/** 409 and not 403: the person may do it, the channel cannot. */
export const E_CHANNEL_OFF = createError<[sentence: string]>('%s', 'E_CHANNEL_OFF', 409)
const E_NO_CHANNEL = createError('There is no such channel', 'E_NOT_FOUND', 404)

/** What a workspace offers of what is installed. Runs inside a tenant transaction. */
@inject()
export class ChannelOffers {
  constructor(private host: PluginHostService) {}

  /** The adapters among these that are switched off here, and by whom. One query; what is not installed is nobody's decision. */
  async off(adapterIds: string[]): Promise<Map<string, SwitchedOff>> {
    const asked = this.#channels().flatMap((plugin) => plugin.manifest.adapters.filter(({ id }) => adapterIds.includes(id)).map(({ id }) => ({ id, plugin })))
    const states = await this.#states(asked.map(({ plugin }) => plugin))
    return new Map(
      asked.flatMap(({ id, plugin }) => {
        const { isOn, isOffered } = states.get(plugin.id)!
        return isOn && isOffered ? [] : [[id, isOn ? ('workspace' as const) : ('installation' as const)]]
      })
    )
  }

  async whyOff(adapterId: string): Promise<SwitchedOff | null> {
    return (await this.off([adapterId])).get(adapterId) ?? null
  }

  /** Gives those that are switched off the sentence that says so, for `ConnectionTransformer`. */
  async mark<Connection extends SocialConnection>(connections: Connection[], i18n?: I18n): Promise<Connection[]> {
    const off = connections.length ? await this.off([...new Set(connections.map(({ adapterId }) => adapterId))]) : new Map<string, SwitchedOff>()
    for (const connection of connections) {
      const why = connection.state === 'disconnected' ? undefined : off.get(connection.adapterId)
      connection.$extras.paused = why ? this.sentence(connection.adapterId, why, i18n) : null
    }
    return connections
  }

  /** Throws `E_CHANNEL_OFF`, with a sentence that says who can switch it on. */
  async refuseOff(adapterId: string) {
    const why = await this.whyOff(adapterId)
    if (why) throw new E_CHANNEL_OFF([this.sentence(adapterId, why)])
  }

  sentence(adapterId: string, why: SwitchedOff, i18n: I18n = spoken()): string {
    return i18n.t(`connections.off.${why}`, { platform: this.host.info(adapterId).pluginName })
  }

  async list(): Promise<OfferedChannel[]> {
    const plugins = this.#channels()
    const states = await this.#states(plugins)
    const { client, workspaceId } = tenant()
    const counted = await client.from('social_connections').where('workspace_id', workspaceId).whereNot('state', 'disconnected').groupBy('adapter_id').select('adapter_id').count('* as total')
    const connected = (adapters: string[]) => counted.filter((row) => adapters.includes(row.adapter_id)).reduce((sum, row) => sum + Number(row.total), 0)
    return plugins.map(({ id, manifest }) => {
      const adapters = manifest.adapters.map((adapter) => adapter.id)
      return { id, name: manifest.name, adapters, ...states.get(id)!, connections: connected(adapters) }
    })
  }

  /** Posts that waited for the channel go on when it is offered again; what was connected is kept either way. */
  async offer(actor: Actor, pluginId: string, isOffered: boolean): Promise<OfferedChannel> {
    const before = (await this.list()).find(({ id }) => id === pluginId)
    if (!before) throw new E_NO_CHANNEL()
    if (before.isOffered === isOffered) return before

    const { client, workspaceId, userId } = tenant()
    await client.rawQuery(
      `insert into workspace_plugins (workspace_id, plugin_id, is_offered, changed_by) values (:workspaceId, :pluginId, :isOffered, :userId)
       on conflict (workspace_id, plugin_id) do update set is_offered = excluded.is_offered, changed_by = excluded.changed_by, changed_at = now()`,
      { workspaceId, pluginId, isOffered, userId } as Record<string, any>
    )
    await audit({ action: isOffered ? 'channel.offered' : 'channel.withdrawn', subject: { type: 'plugin', id: pluginId }, after: { name: before.name } })
    if (isOffered && before.isOn) await this.resume(actor, before.adapters)
    return { ...before, isOffered }
  }

  /** Whatever of these adapters' channels is held because they were switched off. */
  async resume(actor: Actor, adapterIds: string[]) {
    const off = await this.off(adapterIds)
    const { client, workspaceId } = tenant()
    const waiting = await client
      .from('deliveries')
      .where({ workspace_id: workspaceId, state: 'held', held_reason: 'channel_off' })
      .whereIn('adapter_id', adapterIds.filter((id) => !off.has(id)))
      .distinct('connection_id')
      .orderBy('connection_id')
    for (const { connection_id: id } of waiting) await connectionHooks.switchedOn(actor, id)
  }

  #channels(): ReadyPlugin[] {
    return this.host.ready().filter(({ manifest }) => manifest.adapters.some(({ kind }) => kind === 'channel'))
  }

  async #states(plugins: ReadyPlugin[]): Promise<Map<string, { isOn: boolean; isOffered: boolean }>> {
    if (!plugins.length) return new Map()
    const { client, workspaceId } = tenant()
    const { rows } = await client.rawQuery(
      `select p.id,
         (select (s.value->>'isOn')::boolean from plugin_state s where s.plugin_id = p.id and s.key = :key) as "isOn",
         (select w.is_offered from workspace_plugins w where w.workspace_id = :workspaceId and w.plugin_id = p.id) as "isOffered"
       from unnest(cast(:ids as text[])) as p(id)`,
      { ids: plugins.map(({ id }) => id), key: SWITCH_KEY, workspaceId } as Record<string, any>
    )
    const told = new Map<string, { isOn: boolean | null; isOffered: boolean | null }>(rows.map(({ id, ...state }: any) => [id, state]))
    return new Map(plugins.map((plugin) => [plugin.id, { isOn: told.get(plugin.id)?.isOn ?? this.host.isOnUntold(plugin), isOffered: told.get(plugin.id)?.isOffered ?? true }]))
  }
}
