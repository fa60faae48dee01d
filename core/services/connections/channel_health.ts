import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { ChannelMails } from './channel_mails.ts'
import { Connections } from './connections.ts'

/** Once a day; a little less, so that the hour does not wander. */
const CHECK_EVERY = { hours: 23 }
/** Channels handed out at once. */
const PAGE = 50
/** People are told so many days before access ends. A week to find the person with the password, and once more. */
const TELL_DAYS = [7, 1]
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Asks channels whether they still work, and tells people in time what only they can mend. */
@inject()
export class ChannelHealth {
  constructor(
    private plugins: PluginHostService,
    private connections: Connections,
    private mails: ChannelMails
  ) {}

  adapters(): string[] {
    return this.plugins
      .adapters()
      .filter(({ kind, capabilities }) => kind === 'channel' && capabilities.includes('authorize'))
      .map(({ id }) => id)
  }

  /** Looks across tenants through a reviewed function. A check notes its time, so the next page has others. */
  async due(adapterId: string): Promise<{ connectionId: string; workspaceId: string }[]> {
    const { rows } = await db
      .connection('app')
      .rawQuery('select connection_id as "connectionId", workspace_id as "workspaceId" from connections_to_check(?, ?, ?)', [adapterId, DateTime.utc().minus(CHECK_EVERY).toISO(), PAGE])
    return rows
  }

  async check({ connectionId, workspaceId }: { connectionId: string; workspaceId: string }): Promise<{ state: string }> {
    const { state } = await this.connections.check({ workspaceId, userId: null }, connectionId)
    return { state }
  }

  /** One mail seven days before the end and one the day before, whoever runs this and however often. */
  async tellOfEndingAccess(now = DateTime.utc()): Promise<number> {
    let told = 0
    for (let after = NOBODY; ; ) {
      const { rows } = await db
        .connection('app')
        .rawQuery('select connection_id, workspace_id, ends_at from connections_ending(?, ?, ?)', [now.plus({ days: Math.max(...TELL_DAYS) }).toISO(), after, PAGE])
      for (const { connection_id: connectionId, workspace_id: workspaceId, ends_at: endsAt } of rows as { connection_id: string; workspace_id: string; ends_at: Date }[]) {
        const end = DateTime.fromJSDate(endsAt).toUTC()
        const left = end.diff(now, 'days').days
        const days = Math.min(...TELL_DAYS.filter((each) => left <= each))
        if (Number.isFinite(days) && (await this.claimNotice(workspaceId, connectionId, endsAt, days))) {
          await this.mails.tell(workspaceId, connectionId, 'access_ends', { days: Math.max(1, Math.ceil(left)), date: `${end.toFormat('d LLLL yyyy, HH:mm')} UTC` })
          told++
        }
      }
      if (rows.length < PAGE) return told
      after = rows.at(-1).connection_id
    }
  }

  /** True for one caller, once for each end and number of days. Ends that were told about, and closer, are not repeated. */
  private claimNotice(workspaceId: string, connectionId: string, endsAt: Date, days: number): Promise<boolean> {
    return tenantTx({ workspaceId, userId: null }, async ({ client }) => {
      const { rowCount } = await client.rawQuery(
        `update social_connections set told_end_at = :endsAt, told_days = :days
         where workspace_id = :workspaceId and id = :connectionId and (told_end_at is distinct from :endsAt or told_days > :days)`,
        { endsAt, days, workspaceId, connectionId } as any
      )
      return rowCount === 1
    })
  }
}
