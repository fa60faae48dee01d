import { inject } from '@adonisjs/core'
import { tenant } from '#services/tenancy/tenant_tx'
import { lockAccess } from './access_lock.ts'
import { E_LAST_OWNER, E_NO_PERSON } from './errors.ts'
import type { Acting } from './hierarchy.ts'
import { PermissionEngine } from './permission_engine.ts'
import type { Rights } from './rights.ts'
import { OWNER } from './system_roles.ts'

/** The beginning and the end of every change of who may do what. */
@inject()
export class AccessChange {
  constructor(private engine: PermissionEngine) {}

  /** Waits until nobody else changes anything, then reads the rights of whoever acts. */
  async begin(): Promise<Acting> {
    await lockAccess()
    const { userId, impersonatorId } = tenant()
    const people = [userId, impersonatorId].filter((id): id is string => Boolean(id))
    const rights: Rights[] = []
    for (const id of people) rights.push(await this.engine.rightsOf(id))
    return { rights, now: Date.now() }
  }

  /** The highest rank a person has anywhere, for comparing people. Throws E_NO_PERSON for who is no member. */
  async rankOf(userId: string): Promise<number> {
    await mustBeMember(userId)
    return (await this.engine.rightsOf(userId)).rank(Date.now())
  }

  /** After a change that may have taken an owner away. */
  async end() {
    const { rows } = await tenant().client.rawQuery('select is_held(?) as held', [OWNER])
    if (!rows[0].held) throw new E_LAST_OWNER()
  }
}

export async function mustBeMember(userId: string) {
  const { client, workspaceId } = tenant()
  if (!(await client.from('memberships').where({ workspace_id: workspaceId, user_id: userId }).select('id').first())) throw new E_NO_PERSON()
}
