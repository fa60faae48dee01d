import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { KEEP_DAYS } from '#services/webhooks/limits'
import { tenantTx } from '#services/tenancy/tenant_tx'

/** What nobody has looked for in three months is found in the audit. Events are kept as long as the notices made of them. */
const NOTICE_DAYS = 90
/** Workspaces in one round; the others are next hour's. */
const WORKSPACES_MOST = 200
/** Rows of one workspace in one round: a long transaction would be in everybody's way. */
const ROWS_MOST = 5_000

/** Takes away notices, calls and events that are older than they are kept. Answers how many. */
export async function pruneNotices(now: DateTime = DateTime.utc()): Promise<number> {
  const [notices, calls] = [now.minus({ days: NOTICE_DAYS }).toJSDate(), now.minus({ days: KEEP_DAYS }).toJSDate()]
  const { rows }: { rows: { workspace_id: string }[] } = await db.connection('app').rawQuery('select workspace_id from workspaces_with_old_notices(?, ?, ?)', [notices, calls, WORKSPACES_MOST])
  let gone = 0
  for (const { workspace_id: workspaceId } of rows) {
    gone += await tenantTx({ workspaceId, userId: null }, async ({ client }) => {
      const remove = async (table: string, column: string, before: Date, more = '') => {
        const { rowCount } = await client.rawQuery(`delete from ${table} where workspace_id = :workspaceId and id in (select id from ${table} where workspace_id = :workspaceId and ${column} < :before ${more} limit :most)`, { workspaceId, before: before as any, most: ROWS_MOST })
        return rowCount as number
      }
      return (await remove('notices', 'created_at', notices)) + (await remove('webhook_calls', 'created_at', calls)) + (await remove('domain_events', 'at', notices, 'and handled_at is not null'))
    })
  }
  return gone
}
