import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { headsFile, sealBeginning } from './sealed_heads.ts'
import { verifyChain } from './verify.ts'

/** Workspaces in one round; the others are next hour's. */
const WORKSPACES_MOST = 200
/** Rows removed in one statement: short locks, whatever has piled up. */
const BATCH = 5_000
/** Batches for one workspace in one round. */
const ROUNDS = 20

/** Removes what workspaces do not want kept any longer. Answers how many lines went. */
export async function pruneLogs(file = headsFile()): Promise<number> {
  const { rows }: { rows: { workspace_id: string }[] } = await db.connection('app').rawQuery('select workspace_id from workspaces_with_old_logs(?)', [WORKSPACES_MOST])
  let removed = 0
  for (const { workspace_id: workspaceId } of rows) {
    const system = { workspaceId, userId: null }
    // Of a chain that was touched nothing goes: it would take along what shows it.
    const { faults } = await verifyChain(workspaceId, file)
    if (faults.length) logger.error({ workspaceId, seq: faults[0].seq }, 'The audit was touched and is not pruned; see node ace audit:verify')
    for (let round = 0; round < ROUNDS; round++) {
      const pruned = faults.length ? 0 : await pruneAudit(workspaceId, file)
      const old = await tenantTx(system, ({ client }) =>
        client.rawQuery(
          `delete from access_logs where id in (select a.id from access_logs a join workspaces w on w.id = a.workspace_id
             where a.workspace_id = ? and a.at < now() - make_interval(days => w.access_log_days) limit ?)`,
          [workspaceId, BATCH]
        )
      )
      const gone = pruned + Number(old.rowCount)
      removed += gone
      if (gone < BATCH) break
    }
  }
  return removed
}

/** The new beginning is signed before it counts: signed and then rolled back does no harm, the other way round would. */
const pruneAudit = (workspaceId: string, file: string) =>
  tenantTx({ workspaceId, userId: null }, async ({ client }) => {
    const { rows } = await client.rawQuery('select prune_audit(?, ?) as gone', [workspaceId, BATCH])
    const gone = Number(rows[0].gone)
    if (!gone) return 0
    const head = await client.from('audit_heads').where('workspace_id', workspaceId).firstOrFail()
    await sealBeginning(workspaceId, Number(head.first_seq) - 1, head.anchor_hash, file)
    return gone
  })
