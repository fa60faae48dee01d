import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import type { Permission } from './permissions.ts'
import { Rights, type Decision, type Reach, type Rule } from './rights.ts'
import { readRules } from './rights_reader.ts'
import { RESOURCE_TABLES, type Resource } from './scopes.ts'
import { narrow } from './sql_scope.ts'

export type { Decision } from './rights.ts'
export type { Resource } from './scopes.ts'

/** Compiled rules outside the process, for installations with several. A miss, an error and a slow answer are all the same. */
export interface RulesCache {
  get(key: RulesKey): Promise<Rule[] | undefined>
  set(key: RulesKey, rules: readonly Rule[]): Promise<void>
}

export interface RulesKey {
  workspaceId: string
  userId: string
  epoch: number
}

/** People who are active at the same time in one process; older entries are compiled again in two queries. */
const CACHE_SIZE = 5_000

const WITHOUT_A_PERSON: Decision = { allowed: false, rule: 'no person', by: null }

/**
 * The one service behind every policy, list filter and guard. Deny by default.
 * Compiled rights are cached under the workspace's epoch, which the tenant transaction read: a stale allow cannot happen.
 */
export class PermissionEngine {
  #cache = new Map<string, { epoch: number; rights: Rights }>()

  constructor(private shared?: RulesCache) {}

  /** Without a resource: may they anywhere? A permission on the workspace counts only when held in the whole of it. */
  async can(actor: Actor, permission: Permission, resource?: Resource): Promise<Decision> {
    if (!actor.userId) return WITHOUT_A_PERSON
    const now = Date.now()
    const row = resource && resourceOf(resource)
    const decisions = (await this.#rightsOf(actor)).map((rights) => rights.decide(permission, row, now))
    return decisions.find(({ allowed }) => !allowed) ?? decisions[0]
  }

  /** `can` for many rows, in memory. Rows are models or plain objects with the fields of `Resource`. */
  async canMany(actor: Actor, permission: Permission, rows: readonly Resource[]): Promise<boolean[]> {
    if (!actor.userId) return rows.map(() => false)
    const now = Date.now()
    const all = await this.#rightsOf(actor)
    return rows.map((row) => all.every((rights) => rights.decide(permission, resourceOf(row), now).allowed))
  }

  /** The same rules as a WHERE. */
  async scope(actor: Actor, permission: Permission) {
    const reaches = await this.reach(actor, permission)
    return <Q extends ModelQueryBuilderContract<any, any>>(query: Q): Q => {
      for (const reach of reaches) narrow(query, actor.workspaceId, reach)
      return query
    }
  }

  /** Where a permission holds: one for the person and, while somebody sees with their eyes, one for that one; both count. */
  async reach(actor: Actor, permission: Permission): Promise<Reach[]> {
    if (!actor.userId) return [{ everywhere: false, brands: [], rows: [], exceptBrands: [], exceptRows: [] }]
    const now = Date.now()
    return (await this.#rightsOf(actor)).map((rights) => rights.reach(permission, now))
  }

  /** The compiled rights of one person, for explaining and for comparing ranks. */
  async rightsOf(userId: string): Promise<Rights> {
    const { epoch, workspaceId, isHeld = false } = tenant()
    if (epoch === null) return new Rights(workspaceId, await readRules(userId))
    const key = `${workspaceId}:${userId}`
    const known = this.#cache.get(key)
    if (known && known.epoch === epoch) return known.rights

    const rules = await this.#rules({ workspaceId, userId, epoch }, isHeld)
    const rights = new Rights(workspaceId, rules)
    if (isHeld) return rights
    if (this.#cache.size >= CACHE_SIZE) this.#cache.delete(this.#cache.keys().next().value!)
    this.#cache.set(key, { epoch, rights })
    return rights
  }

  /** What is read while the workspace is held may be this transaction's own change, so nobody else is to be told of it. */
  async #rules(key: RulesKey, isHeld: boolean): Promise<readonly Rule[]> {
    const kept = await this.shared?.get(key)
    if (kept) return kept
    const rules = await readRules(key.userId)
    if (!isHeld) await this.shared?.set(key, rules)
    return rules
  }

  /** Whoever sees with another member's eyes may what both may, and no more. */
  async #rightsOf({ workspaceId, userId, impersonatorId }: Actor): Promise<Rights[]> {
    if (workspaceId !== tenant().workspaceId) return [new Rights(workspaceId, [])]
    const subject = await this.rightsOf(userId!)
    return impersonatorId ? [subject, await this.rightsOf(impersonatorId)] : [subject]
  }
}

/** A brand is its own brand; other rows say which one they belong to. */
function resourceOf(row: Resource): Resource {
  const table = (row.constructor as { table?: string }).table
  return table && RESOURCE_TABLES[table]?.brand === 'id' ? { workspaceId: row.workspaceId, brandId: row.id } : row
}
