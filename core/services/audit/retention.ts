import db from '@adonisjs/lucid/services/db'
import { tenantTx } from '#services/tenancy/tenant_tx'

/** Workspaces in one round; the others are next hour's. */
const WORKSPACES_MOST = 200
/** Rows removed in one statement: short locks, whatever has piled up. */
const BATCH = 5_000
/** Batches for one workspace in one round. */
const ROUNDS = 20

/** Removes what workspaces do not want kept any longer. Answers how many lines went. */
export async function pruneLogs(): Promise<number> {
  const { rows }: { rows: { workspace_id: string }[] } = await db.connection('app').rawQuery('select workspace_id from workspaces_with_old_logs(?)', [WORKSPACES_MOST])
  let removed = 0
  for (const { workspace_id: workspaceId } of rows) {
    const system = { workspaceId, userId: null }
    for (let round = 0; round < ROUNDS; round++) {
      const { rows: pruned } = await tenantTx(system, ({ client }) => client.rawQuery('select prune_audit(?, ?) as gone', [workspaceId, BATCH]))
      const old = await tenantTx(system, ({ client }) =>
        client.rawQuery(
          `delete from access_logs where id in (select a.id from access_logs a join workspaces w on w.id = a.workspace_id
             where a.workspace_id = ? and a.at < now() - make_interval(days => w.access_log_days) limit ?)`,
          [workspaceId, BATCH]
        )
      )
      const gone = Number(pruned[0].gone) + Number(old.rowCount)
      removed += gone
      if (gone < BATCH) break
    }
  }
  return removed
}
