import { METRICS, type MetricName, type MetricNeed } from '@caidence/sdk'
import { tenant } from '#services/tenancy/tenant_tx'
import type { Snapshot } from './metric_rules.ts'

/** Numbers older than this say nothing about now. */
const SHOWN_DAYS = 30

export interface MetricView {
  name: MetricName
  unit: 'count' | 'seconds'
  /** `total`: all there is. `window`: what was added between `from` and `to`. */
  kind: 'total' | 'window'
  /** Null: not told. It never means 0. */
  value: number | null
  from: string | null
  to: string | null
  asOf: string | null
}

interface Row {
  name: string
  value: string | null
  from_at: Date
  to_at: Date
  as_of: Date
  delivery_id?: string
  connection_id?: string
}

/** What was told stays when the platform is silent later the same day, with the time it was told. */
const KEEP_WHAT_WAS_TOLD = `
  value = coalesce(excluded.value, m.value),
  as_of = case when excluded.value is null and m.value is not null then m.as_of else excluded.as_of end,
  from_at = excluded.from_at,
  to_at = case when excluded.value is null and m.value is not null then m.to_at else excluded.to_at end`

const COLUMNS = `(name text, day date, "from" timestamptz, "to" timestamptz, value bigint, "asOf" timestamptz`

/** Numbers of channels and posts by day. Runs inside the caller's tenant transaction; one statement, whatever their number. */
export class MetricStore {
  async keepAccount(connectionId: string, snapshots: Snapshot[]) {
    const { client, workspaceId } = tenant()
    await client.rawQuery(
      `insert into account_metrics as m (workspace_id, connection_id, name, day, from_at, to_at, value, as_of)
       select :workspaceId, :connectionId, s.name, s.day, s."from", s."to", s.value, s."asOf" from jsonb_to_recordset(cast(:rows as jsonb)) as s${COLUMNS})
       on conflict (workspace_id, connection_id, name, day) do update set ${KEEP_WHAT_WAS_TOLD}`,
      { workspaceId, connectionId, rows: JSON.stringify(snapshots) }
    )
  }

  /** `deliveryId` in place of the remote id. */
  async keepPosts(snapshots: (Snapshot & { deliveryId: string })[]) {
    const { client, workspaceId } = tenant()
    await client.rawQuery(
      `insert into post_metrics as m (workspace_id, delivery_id, name, day, from_at, to_at, value, as_of)
       select :workspaceId, s."deliveryId", s.name, s.day, s."from", s."to", s.value, s."asOf" from jsonb_to_recordset(cast(:rows as jsonb)) as s${COLUMNS}, "deliveryId" uuid)
       on conflict (workspace_id, delivery_id, name, day) do update set ${KEEP_WHAT_WAS_TOLD}`,
      { workspaceId, rows: JSON.stringify(snapshots) }
    )
  }

  /** The newest of each declared metric: of whole days where it counts a window. What was never told is there with null. By connection. */
  async ofChannels(wanted: { connectionId: string; declared: MetricNeed[] }[]): Promise<Map<string, MetricView[]>> {
    const { client, workspaceId } = tenant()
    const { rows } = await client.rawQuery(
      `select distinct on (connection_id, name) connection_id, name, value, from_at, to_at, as_of from account_metrics
       where workspace_id = :workspaceId and connection_id = any(cast(:ids as uuid[])) and day > current_date - :days::int
       order by connection_id, name, value is null, connection_id::text || name = any(:windows) and to_at - from_at < interval '1 day', day desc`,
      {
        workspaceId,
        ids: wanted.map(({ connectionId }) => connectionId) as any,
        days: SHOWN_DAYS,
        windows: wanted.flatMap(({ connectionId, declared }) => declared.filter(({ kind }) => kind === 'window').map(({ name }) => connectionId + name)) as any,
      }
    )
    return new Map(wanted.map(({ connectionId, declared }) => [connectionId, viewsOf(declared, rows.filter((row: Row) => row.connection_id === connectionId))]))
  }

  /** By delivery. */
  async ofDeliveries(wanted: { deliveryId: string; declared: MetricNeed[] }[]): Promise<Map<string, MetricView[]>> {
    const { client, workspaceId } = tenant()
    const { rows } = await client.rawQuery(
      `select distinct on (delivery_id, name) delivery_id, name, value, from_at, to_at, as_of from post_metrics
       where workspace_id = :workspaceId and delivery_id = any(cast(:ids as uuid[]))
       order by delivery_id, name, value is null, day desc`,
      { workspaceId, ids: wanted.map(({ deliveryId }) => deliveryId) as any }
    )
    return new Map(wanted.map(({ deliveryId, declared }) => [deliveryId, viewsOf(declared, rows.filter((row: Row) => row.delivery_id === deliveryId))]))
  }
}

function viewsOf(declared: MetricNeed[], rows: Row[]): MetricView[] {
  return declared.map(({ name, kind }) => {
    const row = rows.find((each) => each.name === name)
    return {
      ...{ name, kind, unit: METRICS[name] },
      value: row?.value === null || row?.value === undefined ? null : Number(row.value),
      from: row?.from_at.toISOString() ?? null,
      to: row?.to_at.toISOString() ?? null,
      asOf: row?.as_of.toISOString() ?? null,
    }
  })
}
