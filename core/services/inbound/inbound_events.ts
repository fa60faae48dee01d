import db from '@adonisjs/lucid/services/db'
import type { InboundEvent, Json } from '@caidence/sdk'
import { randomText } from '#services/secrets/digest'

/** Something follows from these; all others are kept for the log and for automations. */
export const ACTED_ON = ['access.revoked', 'deletion.requested', 'post.changed']
/** Longer than any handler takes: afterwards its process is taken for dead, and another one begins anew. */
const LEASE_SECONDS = 120
/** After a failure; doubled each time up to the second. It is tried for ever: what a person asked to delete must go. */
const RETRY_FIRST_SECONDS = 5
const RETRY_MOST_SECONDS = 60 * 60
/** Platforms repeat an event for up to three days; a month leaves room for looking into trouble. */
const KEEP_DAYS = 30
/** A person may ask long afterwards what became of their data. */
const KEEP_DELETIONS_DAYS = 400
/** Rows that one round of housekeeping removes: a long transaction would be in everybody's way. */
const PRUNE_BATCH = 5_000

export interface WaitingEvent {
  id: number
  pluginId: string
  kind: string
  /** Null once the person's data was deleted. */
  account: string | null
  ref: Json
  at: Date
  tries: number
}

export interface DeletionStatus {
  pluginId: string
  requestedAt: Date
  handledAt: Date | null
  connections: number
}

const app = () => db.connection('app')

/** What platforms told, each once. Not a tenant's: an account may be connected in several workspaces. */
export class InboundEvents {
  /** How many of them are new. One statement, whatever their number. */
  async keep(pluginId: string, events: InboundEvent[]): Promise<number> {
    const rows = events.map(({ id, kind, account, ref, at }) => ({ id, kind, account, ref: ref ?? null, at, code: randomText() }))
    const { rowCount } = await app().rawQuery(
      `insert into inbound_events (plugin_id, event_id, kind, account, ref, at, code, state, handled_at)
       select :pluginId, e.id, e.kind, e.account, e.ref, e.at, e.code,
         case when e.kind = any(:actedOn) then 'waiting' else 'done' end, case when e.kind = any(:actedOn) then null else now() end
       from jsonb_to_recordset(cast(:rows as jsonb)) as e(id text, kind text, account text, ref jsonb, at timestamptz, code text)
       on conflict (plugin_id, event_id) do nothing`,
      { pluginId, actedOn: ACTED_ON as any, rows: JSON.stringify(rows) }
    )
    return rowCount
  }

  /** Secret parts of the addresses where people see what became of events, by event id. */
  async codes(pluginId: string, eventIds: string[]): Promise<Map<string, string>> {
    const rows: { event_id: string; code: string }[] = await app().from('inbound_events').where('plugin_id', pluginId).whereIn('event_id', eventIds).select('event_id', 'code')
    return new Map(rows.map(({ event_id: id, code }) => [id, code]))
  }

  /** Events to work on, which nobody else gets for a while. */
  async claim(most: number): Promise<WaitingEvent[]> {
    const { rows } = await app().rawQuery(
      `update inbound_events set tries = tries + 1, not_before = now() + make_interval(secs => :lease)
       where id in (select id from inbound_events where state = 'waiting' and not_before <= now() order by id limit :most for update skip locked)
       returning id, plugin_id as "pluginId", kind, account, ref, at, tries`,
      { lease: LEASE_SECONDS, most }
    )
    return rows.map((row: WaitingEvent) => ({ ...row, id: Number(row.id) })).sort((a: WaitingEvent, b: WaitingEvent) => a.id - b.id)
  }

  async done(id: number, outcome: Record<string, number>) {
    await app().rawQuery(`update inbound_events set state = 'done', outcome = cast(:outcome as jsonb), handled_at = now() where id = :id`, { id, outcome: JSON.stringify(outcome) })
  }

  async later(id: number, tries: number) {
    const seconds = Math.min(RETRY_FIRST_SECONDS * 2 ** Math.min(tries - 1, 20), RETRY_MOST_SECONDS)
    await app().rawQuery('update inbound_events set not_before = now() + make_interval(secs => :seconds) where id = :id', { id, seconds })
  }

  /** Of everything the platform ever told about this account or person, only that it told remains. */
  async forget(pluginId: string, account: string) {
    await app().from('inbound_events').where({ plugin_id: pluginId, account }).update({ account: null, ref: null })
  }

  /** Null for a code that nobody was given. */
  async deletion(code: string): Promise<DeletionStatus | null> {
    const row = await app().from('inbound_events').where({ code, kind: 'deletion.requested' }).select('plugin_id', 'received_at', 'handled_at', 'outcome').first()
    return row && { pluginId: row.plugin_id, requestedAt: row.received_at, handledAt: row.handled_at, connections: row.outcome?.connections ?? 0 }
  }

  /** Removes what is old and done; what waits stays. */
  static async prune(): Promise<number> {
    let removed = 0
    for (;;) {
      const { rowCount } = await app().rawQuery(
        `delete from inbound_events where id in (
           select id from inbound_events where state = 'done'
             and received_at < now() - make_interval(days => case when kind = 'deletion.requested' then :deletionDays::int else :days::int end)
           order by id limit :most)`,
        { days: KEEP_DAYS, deletionDays: KEEP_DELETIONS_DAYS, most: PRUNE_BATCH }
      )
      removed += rowCount
      if (rowCount < PRUNE_BATCH) return removed
    }
  }
}
