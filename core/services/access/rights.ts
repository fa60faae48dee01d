import { PERMISSIONS, type Permission } from './permissions.ts'
import type { Resource, Scope, ScopeType } from './scopes.ts'

/** Where a rule comes from, as `explain` tells it. */
export interface Source {
  kind: 'assignment' | 'grant'
  /** Of the assignment or the grant. */
  id: string
  /** Of an assignment: the role's id, or its key when it is a system role. */
  roleId?: string
  roleName?: string
  rank?: number
  grantedBy: string | null
  grantedAt: string
}

/** One rule of one person: an assignment with all that its role holds, or a single grant. */
export interface Rule {
  effect: 'allow' | 'deny'
  permissions: readonly Permission[]
  scope: Scope
  /** Milliseconds since 1970; null: for good. */
  expiresAt: number | null
  source: Source
}

export interface Decision {
  allowed: boolean
  /** The rule that decided, in words, for logs and the audit. */
  rule: string
  /** Null when nothing allows it. */
  by: Rule | null
}

/** Rules of one permission by the id of their scope. */
interface Held {
  allow: Map<string, Rule[]>
  deny: Map<string, Rule[]>
}

/** All that one person may do in one workspace, indexed. Plain data in, so that it can be kept elsewhere as JSON. */
export class Rights {
  readonly #held = new Map<Permission, Held>()
  /** Above all of their roles that hold now. */
  readonly rules: readonly Rule[]

  constructor(
    readonly workspaceId: string,
    rules: readonly Rule[]
  ) {
    this.rules = rules
    for (const rule of rules) {
      for (const permission of rule.permissions) {
        const held = this.#held.get(permission) ?? { allow: new Map(), deny: new Map() }
        this.#held.set(permission, held)
        const byScope = held[rule.effect]
        const there = byScope.get(rule.scope.id)
        if (there) there.push(rule)
        else byScope.set(rule.scope.id, [rule])
      }
    }
  }

  /** The predicate. Deny wins, whatever the order; what no rule allows is denied. */
  decide(permission: Permission, resource: Resource | undefined, now: number): Decision {
    if (resource && resource.workspaceId !== this.workspaceId) return denied('other workspace')
    const held = this.#held.get(permission)
    if (!held) return denied(this.rules.length ? 'no role holds it' : 'no role')

    const refused = live(held.deny.get(this.workspaceId), now)
    if (refused) return deniedBy(refused)
    if (PERMISSIONS[permission].on === 'workspace') {
      const given = live(held.allow.get(this.workspaceId), now)
      return given ? allowedBy(given) : denied('no role holds it in the whole workspace')
    }
    return isWorkspaceItself(resource) ? this.#somewhere(held, now) : this.#on(held, resource!, now)
  }

  #on(held: Held, resource: Resource, now: number): Decision {
    const path = pathOf(resource)
    for (const id of path) {
      const refused = id && live(held.deny.get(id), now)
      if (refused) return deniedBy(refused)
    }
    const given = live(held.allow.get(this.workspaceId), now) ?? path.map((id) => id && live(held.allow.get(id), now)).find(Boolean)
    return given ? allowedBy(given as Rule) : denied('no role holds it there')
  }

  /** Without a row: is there any place where they may? Lists and menus ask this; rows are asked about by themselves. */
  #somewhere(held: Held, now: number): Decision {
    const everywhere = live(held.allow.get(this.workspaceId), now)
    if (everywhere) return allowedBy(everywhere)
    for (const [id, rules] of held.allow) {
      const given = live(rules, now)
      if (given && !live(held.deny.get(id), now)) return allowedBy(given)
    }
    return denied('no role holds it')
  }

  /** What the filter of lists is made of: the ids of scopes in which the permission is given and refused now. */
  reach(permission: Permission, now: number): Reach {
    const held = this.#held.get(permission)
    const nothing: Reach = { everywhere: false, brands: [], rows: [], exceptBrands: [], exceptRows: [] }
    if (!held || live(held.deny.get(this.workspaceId), now)) return nothing
    const everywhere = live(held.allow.get(this.workspaceId), now) !== undefined
    if (PERMISSIONS[permission].on === 'workspace') return { ...nothing, everywhere }
    return {
      everywhere,
      brands: ids(held.allow, (type) => type === 'brand', now),
      rows: ids(held.allow, isRow, now),
      exceptBrands: ids(held.deny, (type) => type === 'brand', now),
      exceptRows: ids(held.deny, isRow, now),
    }
  }

  /** The highest rank of a role that holds now; `within` looks only at roles that reach this scope. */
  rank(now: number, within?: Resource): number {
    const path = within && !isWorkspaceItself(within) ? pathOf(within) : []
    const reaches = ({ scope }: Rule) => scope.id === this.workspaceId || (within !== undefined && path.includes(scope.id))
    return Math.max(0, ...this.rules.filter((rule) => isLive(rule, now) && (within === undefined || reaches(rule))).map(({ source }) => source.rank ?? 0))
  }
}

/** Where one permission holds. `everywhere` and the lists of what is given add up; what is excepted is taken away again. */
export interface Reach {
  everywhere: boolean
  brands: string[]
  rows: string[]
  exceptBrands: string[]
  exceptRows: string[]
}

export const isWorkspaceItself = (resource: Resource | undefined): boolean => !resource || (!resource.brandId && !resource.id && !resource.postId && !resource.connectionId)

const pathOf = ({ brandId, id, postId, connectionId }: Resource) => [brandId, id, postId, connectionId]
const isLive = ({ expiresAt }: Rule, now: number) => expiresAt === null || expiresAt > now
const live = (rules: Rule[] | undefined, now: number) => rules?.find((rule) => isLive(rule, now))
const isRow = (type: ScopeType) => type !== 'brand' && type !== 'workspace'
const ids = (byScope: Map<string, Rule[]>, wanted: (type: ScopeType) => boolean, now: number) =>
  [...byScope].filter(([, rules]) => rules.some((rule) => wanted(rule.scope.type) && isLive(rule, now))).map(([id]) => id)

const denied = (rule: string): Decision => ({ allowed: false, rule, by: null })
const deniedBy = (rule: Rule): Decision => ({ allowed: false, rule: describe(rule), by: rule })
const allowedBy = (rule: Rule): Decision => ({ allowed: true, rule: describe(rule), by: rule })

/** "role editor on brand …", "deny grant on workspace". */
export const describe = ({ effect, scope, source }: Rule): string =>
  source.kind === 'assignment' ? `role ${source.roleId} on ${where(scope)}` : `${effect} grant on ${where(scope)}`
const where = ({ type, id }: Scope) => (type === 'workspace' ? 'workspace' : `${type} ${id}`)
