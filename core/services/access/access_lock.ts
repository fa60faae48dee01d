import { createError } from '@adonisjs/core/exceptions'
import { tenant } from '#services/tenancy/tenant_tx'

export const E_NO_SUCH_WORKSPACE = createError('There is no such workspace', 'E_NOT_FOUND', 404)

/** The queue comes first, then the row: it is locked by what the statement returns, after the part that waits. */
const ALONE = `with turn as materialized (select pg_advisory_xact_lock(rights_queue(:id::uuid)))
  select authz_epoch as epoch from turn, workspaces where id = :id for no key update of workspaces`
const SHARED = `with turn as materialized (select pg_advisory_xact_lock_shared(rights_queue(:id::uuid)))
  select authz_epoch as epoch from turn, workspaces where id = :id for share of workspaces`

/**
 * For every change of who may do what: one at a time in a workspace, so that two changes which are right by themselves
 * cannot be wrong together (the last owner, a cycle of roles). What is asked of the engine from here on is true until
 * this transaction ends.
 */
export const lockAccess = () => hold(ALONE)

/**
 * For what cannot be undone (publish, export, reveal, delete): rights asked about after this stay as they are until
 * this transaction ends, because a change of them has to wait for it. Several such acts may go on side by side, but
 * none that comes after a change which waits: see migration 0037.
 */
export const holdRights = () => hold(SHARED)

async function hold(statement: string) {
  const context = tenant()
  const { rows } = await context.client.rawQuery(statement, { id: context.workspaceId })
  if (!rows.length) throw new E_NO_SUCH_WORKSPACE()
  // From the second time on, what is read may be this transaction's own change, which may yet be rolled back.
  context.epoch = context.isHeld ? null : Number(rows[0].epoch)
  context.isHeld = true
}
