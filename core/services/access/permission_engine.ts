import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { ROLE_PERMISSIONS, type Permission, type Role } from './permissions.ts'

export interface Decision {
  allowed: boolean
  /** The rule that decided, for explanations and the audit. */
  rule: string
}

/** A row that belongs to a workspace and, mostly, to a brand. */
export interface Resource {
  workspaceId: string
  brandId?: string
}

/** Compiled rights of one person in one workspace, valid for one epoch. */
interface Compiled {
  epoch: number
  role: Role | null
}

/** People who are active at the same time in one process; older entries are recomputed in one query. */
const CACHE_SIZE = 5_000

/**
 * The one service behind every policy, list filter and guard. Deny by default.
 * Compiled rights are cached under the workspace's epoch, which the tenant transaction read: a stale allow cannot happen.
 */
export class PermissionEngine {
  #cache = new Map<string, Compiled>()

  async can(actor: Actor, permission: Permission, resource?: Resource): Promise<Decision> {
    if (resource && resource.workspaceId !== actor.workspaceId) return { allowed: false, rule: 'other workspace' }
    const role = await this.roleOf(actor)
    if (!role) return { allowed: false, rule: 'not a member' }
    return { allowed: ROLE_PERMISSIONS[role].has(permission), rule: `role ${role}` }
  }

  /** The same rules as a WHERE. Row level security walls the workspace off by itself; this narrows within it. */
  async scope(actor: Actor, permission: Permission) {
    const { allowed } = await this.can(actor, permission)
    return <Q extends ModelQueryBuilderContract<any, any>>(query: Q): Q => {
      void query.where(`${query.model.table}.workspace_id`, actor.workspaceId)
      if (!allowed) void query.whereRaw('false')
      return query
    }
  }

  async roleOf(actor: Actor): Promise<Role | null> {
    if (!actor.userId) return null
    const { client, epoch } = tenant()
    const key = `${actor.workspaceId}:${actor.userId}`
    const known = this.#cache.get(key)
    if (known && known.epoch === epoch) return known.role

    const row = await client.from('memberships').where({ workspace_id: actor.workspaceId, user_id: actor.userId }).select('role').first()
    if (this.#cache.size >= CACHE_SIZE) this.#cache.delete(this.#cache.keys().next().value!)
    this.#cache.set(key, { epoch, role: row?.role ?? null })
    return row?.role ?? null
  }
}
