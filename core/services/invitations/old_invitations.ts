import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { tenantTx } from '#services/tenancy/tenant_tx'

/** A quarter, in which people look up whom they invited. The address of somebody who never came is no longer anybody's business then. */
const KEEP_DAYS = 90
/** Workspaces in one round; the others are tomorrow's. */
const WORKSPACES_MOST = 500

/** Forgets invitations that were accepted, withdrawn or over a while ago. The audit keeps that they were. Answers how many. */
export async function forgetOldInvitations(now = DateTime.utc()): Promise<number> {
  const before = now.minus({ days: KEEP_DAYS }).toJSDate()
  const { rows }: { rows: { workspace_id: string }[] } = await db.connection('app').rawQuery('select workspace_id from workspaces_with_old_invitations(?, ?)', [before, WORKSPACES_MOST])
  let gone = 0
  for (const { workspace_id: workspaceId } of rows) {
    const { rowCount } = await tenantTx({ workspaceId, userId: null }, ({ client }) =>
      client.rawQuery('delete from invitations where workspace_id = ? and least(expires_at, accepted_at, revoked_at) < ?', [workspaceId, before])
    )
    gone += Number(rowCount)
  }
  return gone
}
