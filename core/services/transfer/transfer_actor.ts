import { createError } from '@adonisjs/core/exceptions'
import User from '#models/user'
import type { PermissionEngine } from '#services/access/permission_engine'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { Workspaces } from '#services/tenancy/workspaces'

export const E_NOT_THEIRS = createError<[email: string]>('%s is not a member of that workspace, or may not take things out of it and bring things in', 'E_NOT_THEIRS', 403)

/** For commands: the person whose name it is done in, with the right that the page asks for as well. */
export async function transferActor(email: string, workspaceId: string, engine: PermissionEngine): Promise<Actor & { userId: string }> {
  const user = await User.findBy('email', email.trim().toLowerCase())
  const isMember = user && !user.disabledAt && (await new Workspaces().of(user.id)).some(({ id }) => id === workspaceId)
  if (!isMember) throw new E_NOT_THEIRS([email])
  const actor = { workspaceId, userId: user.id }
  if (!(await tenantTx(actor, () => engine.can(actor, 'workspace.transfer'))).allowed) throw new E_NOT_THEIRS([email])
  return actor
}
