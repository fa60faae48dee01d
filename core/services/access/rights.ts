import { PERMISSIONS, type Permission } from './permissions.ts'
import type { Resource, Scope } from './scopes.ts'

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

/** Rules of one permission and effect by where they hold. The kind of a scope counts, not only its id. */
interface Places {
  workspace: Rule[]
  brands: Map<string, Rule[]>
  rows: Map<string, Rule[]>
}

interface Held {
  allow: Places
  deny: Places
}

/** All that one person may do in one workspace, indexed. Plain data in, so that it can be kept elsewhere as JSON. */
export class Rights {
  readonly #held = new Map<Permission, Held>()
  /** In the order in which they were read. */
  readonly rules: readonly Rule[]

  constructor(
    readonly workspaceId: string,
    rules: readonly Rule[]
  ) {
    // What is said about another whole workspace says nothing here.
    this.rules = rules.filter(({ scope }) => scope.type !== 'workspace' || scope.id === workspaceId)
    for (const rule of this.rules) {
      for (const permission of rule.permissions) {
        const held = this.#held.get(permission) ?? { allow: noPlaces(), deny: noPlaces() }
        this.#held.set(permission, held)
        put(held[rule.effect], rule)
      }
    }
  }

  /** The predicate. Deny wins, whatever the order; what no rule allows is denied. */
  decide(permission: Permission, resource: Resource | undefined, now: number): Decision {
    if (resource && resource.workspaceId !== this.workspaceId) return denied('other workspace')
    const held = this.#held.get(permission)
    if (!held) return denied(this.rules.length ? 'no role holds it' : 'no role')

    const refused = live(held.deny.workspace, now)
    if (refused) return deniedBy(refused)
    if (PERMISSIONS[permission].on === 'workspace') {
      const given = live(held.allow.workspace, now)
      return given ? allowedBy(given) : denied('no role holds it in the whole workspace')
    }
    return isWorkspaceItself(resource) ? somewhere(held, now) : on(held, resource!, now)
  }

  /** What the filter of lists is made of: the ids of scopes in which the permission is given and refused now. */
  reach(permission: Permission, now: number): Reach {
    const held = this.#held.get(permission)
    const nothing: Reach = { everywhere: false, brands: [], rows: [], exceptBrands: [], exceptRows: [] }
    if (!held || live(held.deny.workspace, now)) return nothing
    const everywhere = live(held.allow.workspace, now) !== undefined
    if (PERMISSIONS[permission].on === 'workspace') return { ...nothing, everywhere }
    const [exceptBrands, exceptRows] = [liveIds(held.deny.brands, now), liveIds(held.deny.rows, now)]
    const brands = liveIds(held.allow.brands, now).filter((id) => !exceptBrands.includes(id))
    const rows = liveIds(held.allow.rows, now).filter((id) => !exceptRows.includes(id))
    return { everywhere, brands, rows, exceptBrands, exceptRows }
  }

  /** Those that have not ended. */
  current(now: number): Rule[] {
    return this.rules.filter((rule) => isLive(rule, now))
  }

  /** Whether anything is allowed on it, whatever it is and whatever is denied there. */
  holdsAnythingOn(resource: Resource, now: number): boolean {
    return this.current(now).some((rule) => rule.effect === 'allow' && reaches(rule, resource))
  }

  /** The highest rank of a role that holds now; `within` looks only at roles that reach this scope. */
  rank(now: number, within?: Resource): number {
    const counting = this.current(now).filter((rule) => !within || reaches(rule, within))
    return Math.max(0, ...counting.map(({ source }) => source.rank ?? 0))
  }
}

/** Where one permission holds. `everywhere` and the lists of what is given add up; what is excepted is taken away again. */
export type Reach = {
  everywhere: boolean
  brands: string[]
  rows: string[]
  exceptBrands: string[]
  exceptRows: string[]
}

export const isWorkspaceItself = (resource: Resource | undefined): boolean => !resource || (!resource.brandId && !resource.id && !resource.postId && !resource.connectionId)

const rowsOf = ({ id, postId, connectionId }: Resource) => [id, postId, connectionId].filter((row) => row !== undefined)

/** On one row: refused at any step of its path, or else allowed at any. */
function on(held: Held, resource: Resource, now: number): Decision {
  const refused = ruleOn(held.deny, resource, now)
  if (refused) return deniedBy(refused)
  // Not told which brand it is in, so it may be in one where this is refused.
  const unsure = resource.brandId === undefined && anyLive(held.deny.brands, now)
  if (unsure) return deniedBy(unsure)
  const given = live(held.allow.workspace, now) ?? ruleOn(held.allow, resource, now)
  return given ? allowedBy(given) : denied('no role holds it there')
}

function ruleOn({ brands, rows }: Places, resource: Resource, now: number): Rule | undefined {
  const inBrand = resource.brandId && live(brands.get(resource.brandId), now)
  if (inBrand) return inBrand
  for (const id of rowsOf(resource)) {
    const found = live(rows.get(id), now)
    if (found) return found
  }
}

/** Without a row: is there any place where they may? Lists and menus ask this; rows are asked about by themselves. */
function somewhere({ allow, deny }: Held, now: number): Decision {
  const given = live(allow.workspace, now) ?? anyLive(allow.brands, now, deny.brands) ?? anyLive(allow.rows, now, deny.rows)
  return given ? allowedBy(given) : denied('no role holds it')
}

function anyLive(places: Map<string, Rule[]>, now: number, except?: Map<string, Rule[]>): Rule | undefined {
  for (const [id, rules] of places) {
    const found = live(rules, now)
    if (found && !live(except?.get(id), now)) return found
  }
}

function put(places: Places, rule: Rule) {
  const { type, id } = rule.scope
  if (type === 'workspace') return void places.workspace.push(rule)
  const byId = type === 'brand' ? places.brands : places.rows
  const there = byId.get(id)
  if (there) there.push(rule)
  else byId.set(id, [rule])
}

function reaches({ scope: { type, id } }: Rule, resource: Resource): boolean {
  if (type === 'workspace') return true
  return type === 'brand' ? resource.brandId === id : rowsOf(resource).includes(id)
}

const noPlaces = (): Places => ({ workspace: [], brands: new Map(), rows: new Map() })
const isLive = ({ expiresAt }: Rule, now: number) => expiresAt === null || expiresAt > now
const live = (rules: Rule[] | undefined, now: number) => rules?.find((rule) => isLive(rule, now))
const liveIds = (places: Map<string, Rule[]>, now: number) => [...places.keys()].filter((id) => live(places.get(id), now))

const denied = (rule: string): Decision => ({ allowed: false, rule, by: null })
const deniedBy = (rule: Rule): Decision => ({ allowed: false, rule: describe(rule), by: rule })
const allowedBy = (rule: Rule): Decision => ({ allowed: true, rule: describe(rule), by: rule })

/** "role editor on brand …", "deny grant on workspace". */
export const describe = ({ effect, scope, source }: Rule): string =>
  source.kind === 'assignment' ? `role ${source.roleId} on ${where(scope)}` : `${effect} grant on ${where(scope)}`
const where = ({ type, id }: Scope) => (type === 'workspace' ? 'workspace' : `${type} ${id}`)
