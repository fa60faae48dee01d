import drive from '@adonisjs/drive/services/main'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { tenantTx } from '#services/tenancy/tenant_tx'

/** A month, in which people look up what was wrong with a row. */
const KEEP_DAYS = 30
/** Workspaces in one round; the others are the next one's. */
const WORKSPACES_MOST = 200

/**
 * Takes away the files of old imports and what their rows said. The jobs stay in the list, and the keys of rows that were
 * done stay, so that the same file makes no posts a second time a year later. Answers how many imports were tidied.
 */
export async function forgetOldImports(now = DateTime.utc()): Promise<number> {
  const before = now.minus({ days: KEEP_DAYS }).toJSDate()
  const { rows }: { rows: { workspace_id: string }[] } = await db.connection('app').rawQuery('select workspace_id from workspaces_with_old_imports(?, ?)', [before, WORKSPACES_MOST])
  let tidied = 0
  for (const { workspace_id: workspaceId } of rows) {
    const jobs: { id: string; storage_key: string }[] = await tenantTx({ workspaceId, userId: null }, async ({ client }) =>
      client.from('import_jobs').where('workspace_id', workspaceId).where('created_at', '<', before).whereNotIn('state', ['checking', 'running']).whereNot('storage_key', '').select('id', 'storage_key')
    )
    for (const { id, storage_key: key } of jobs) {
      // The file first: interrupted here, the next round finds the job again, and a file that is gone is gone.
      await drive.use('media').delete(key)
      await tenantTx({ workspaceId, userId: null }, async ({ client }) => {
        await client.from('import_rows').where({ workspace_id: workspaceId, job_id: id }).whereNot('state', 'done').delete()
        await client.from('import_rows').where({ workspace_id: workspaceId, job_id: id }).update({ planned: null, mistakes: '[]' })
        await client.from('import_jobs').where({ workspace_id: workspaceId, id }).update({ storage_key: '', sample: '[]' })
      })
      tidied++
    }
  }
  return tidied
}
