import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import type { Json } from '@caidence/sdk'
import { ChannelMails } from '#services/connections/channel_mails'
import { eraseConnection } from '#services/connections/erasure'
import { Grants } from '#services/connections/grants'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { InboundEvents, type WaitingEvent } from './inbound_events.ts'

/** Events that one process works on before it looks for more. */
const BATCH = 20
/** A platform's clock and ours may differ by so much. A grant that is newer than that was given after the event. */
const CLOCKS_DIFFER = { seconds: 60 }

interface Affected {
  connectionId: string
  workspaceId: string
  isOwnAccount: boolean
}

/** Does what follows from the events that were kept, in every workspace that has the account. Safe to run twice, and beside itself. */
@inject()
export class InboundRelay {
  private events = new InboundEvents()

  constructor(
    private plugins: PluginHostService,
    private grants: Grants,
    private mails: ChannelMails
  ) {}

  /** Events dealt with. One that cannot be is tried again later, and holds nobody up. */
  async relay(): Promise<number> {
    let handled = 0
    for (;;) {
      const events = await this.events.claim(BATCH)
      for (const event of events) {
        try {
          await this.handle(event)
          handled++
        } catch (error) {
          logger.error({ event: event.id, kind: event.kind, tries: event.tries, code: (error as any)?.code ?? (error as Error)?.name }, 'What a platform told could not be acted on yet')
          await this.events.later(event.id, event.tries)
        }
      }
      if (events.length < BATCH) return handled
    }
  }

  private async handle(event: WaitingEvent) {
    const affected = event.account === null ? [] : await this.affectedBy(event.pluginId, event.account)
    if (event.kind === 'post.changed') await this.countSoon(affected, postIn(event.ref))
    if (event.kind === 'access.revoked') for (const each of affected) await this.loseAccess(each, event.at)
    if (event.kind === 'deletion.requested') for (const each of affected) await this.erase(each, event.at)
    await this.events.done(event.id, { connections: affected.length })
    // Only now: while it was known, trying again found what was left.
    if (event.kind === 'deletion.requested' && event.account !== null) await this.events.forget(event.pluginId, event.account)
  }

  /** Looks across tenants through a reviewed function: the platform names an account and no workspace. */
  private async affectedBy(pluginId: string, account: string): Promise<Affected[]> {
    const adapters = this.plugins.adapters().filter((adapter) => adapter.pluginId === pluginId)
    // Its plugin is not there just now: "none of ours" would be wrong.
    if (!adapters.length) throw new Error(`The plugin "${pluginId}" is not installed`)
    const { rows } = await db
      .connection('app')
      .rawQuery('select connection_id as "connectionId", workspace_id as "workspaceId", is_own_account as "isOwnAccount" from connections_of_remote(?, ?)', [adapters.map(({ id }) => id), account])
    return rows
  }

  private async loseAccess({ connectionId, workspaceId }: Affected, at: Date) {
    const actor = { workspaceId, userId: null }
    const isFlagged = await tenantTx(actor, async ({ client }) => {
      const row = await client.from('social_connections').where({ workspace_id: workspaceId, id: connectionId }).forUpdate().select('state').first()
      const grant = await client.from('connection_grants').where({ workspace_id: workspaceId, connection_id: connectionId }).select('version', 'obtained_at').first()
      if (row?.state !== 'active' || !grant || isNewer(grant.obtained_at, at)) return false
      return this.grants.flag(actor, connectionId, 'E_TOKEN_REVOKED', grant.version, { isMailed: true })
    })
    if (isFlagged) await this.mails.tell(workspaceId, connectionId, 'access_lost')
  }

  private async erase({ connectionId, workspaceId, isOwnAccount }: Affected, at: Date) {
    const actor = { workspaceId, userId: null }
    const wasConnected = await tenantTx(actor, async ({ client }) => {
      const grant = await client.from('connection_grants').where({ workspace_id: workspaceId, connection_id: connectionId }).forUpdate().select('obtained_at').first()
      if (grant && isNewer(grant.obtained_at, at)) return false
      await eraseConnection(actor, connectionId, isOwnAccount)
      return Boolean(grant)
    })
    if (wasConnected) await this.mails.tell(workspaceId, connectionId, 'data_deleted')
  }

  /** The next round of counting takes the post, and its channel, whatever their turn. */
  private async countSoon(affected: Affected[], remoteId: string | null) {
    for (const { connectionId, workspaceId } of affected) {
      await tenantTx({ workspaceId, userId: null }, ({ client }) =>
        client.rawQuery(
          `update metric_schedules s set next_at = least(s.next_at, now())
           where s.workspace_id = :workspaceId and s.connection_id = :connectionId
             and (s.delivery_id is null or cast(:remoteId as text) is null or exists (
               select from deliveries d where d.workspace_id = s.workspace_id and d.id = s.delivery_id and d.remote_id = :remoteId))`,
          { workspaceId, connectionId, remoteId: remoteId as string }
        )
      )
    }
  }
}

const isNewer = (obtainedAt: Date, at: Date) => DateTime.fromJSDate(obtainedAt) > DateTime.fromJSDate(at).plus(CLOCKS_DIFFER)

/** A reference to a post is its remote id, by itself or as `post`. Without one, any post of the account may have changed. */
function postIn(ref: Json): string | null {
  const post = typeof ref === 'object' && ref !== null && !Array.isArray(ref) ? ref.post : ref
  return typeof post === 'string' ? post : null
}
