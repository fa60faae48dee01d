import { createError } from '@adonisjs/core/exceptions'
import { tenant } from '#services/tenancy/tenant_tx'

export const E_NO_SUCH_WORKSPACE = createError('There is no such workspace', 'E_NOT_FOUND', 404)

/**
 * For every change of who may do what: one at a time in a workspace, so that two changes which are right by themselves
 * cannot be wrong together (the last owner, a cycle of roles). What is asked of the engine from here on is true until
 * this transaction ends.
 */
export const lockAccess = () => hold('select authz_epoch as epoch from workspaces where id = ? for no key update')

/**
 * For what cannot be undone (publish, export, reveal, delete): rights asked about after this stay as they are until
 * this transaction ends, because a change of them has to wait for it. Several such acts may go on side by side.
 */
export const holdRights = () => hold('select authz_epoch as epoch from workspaces where id = ? for share')

async function hold(sql: string) {
  const context = tenant()
  const { rows } = await context.client.rawQuery(sql, [context.workspaceId])
  if (!rows.length) throw new E_NO_SUCH_WORKSPACE()
  // From the second time on, what is read may be this transaction's own change, which may yet be rolled back.
  context.epoch = context.isHeld ? null : Number(rows[0].epoch)
  context.isHeld = true
}
