import { inject } from '@adonisjs/core'
import { randomUUID } from 'node:crypto'
import Role from '#models/role'
import RoleParent from '#models/role_parent'
import { audit } from '#services/audit/audit'
import { spoken } from '#services/language'
import { tenant } from '#services/tenancy/tenant_tx'
import { AccessChange } from './acting.ts'
import { E_NO_ROLE, E_NOT_ASSIGNABLE, E_ROLE_CHANGED, E_ROLE_CYCLE, E_ROLE_IN_USE, E_ROLE_NAME, E_SYSTEM_ROLE } from './errors.ts'
import { mayAssign, mayShape, type Acting } from './hierarchy.ts'
import type { Permission } from './permissions.ts'
import { placesOf } from './places.ts'
import type { ProfileType } from './profile_types.ts'
import { columnsOf, RoleBook, systemFacts, type RoleFacts } from './role_book.ts'
import { heldBy, readRoles } from './rights_reader.ts'
import type { ScopeType } from './scopes.ts'
import { SYSTEM_ROLES } from './system_roles.ts'

export interface RoleInput {
  name: string
  description?: string
  rank: number
  permissions: Permission[]
  /** Ids of roles of the workspace, or keys of system roles. */
  parents?: string[]
  profileTypes?: ProfileType[]
  scopeTypes?: ScopeType[]
}

export interface RoleView extends RoleFacts {
  /** Named by this role itself, without what it inherits. */
  ownPermissions: readonly Permission[]
  parents: string[]
  /** People who have it. */
  people: number
  version: number | null
}

/** How deep roles may inherit. Deeper, nobody can tell any more why somebody may do something. */
const DEPTH_MOST = 8
/** Roles of one workspace. The matrix shows them side by side. */
const ROLES_MOST = 50

/** The roles of a workspace: those of the product, and its own. Runs inside a tenant transaction. */
@inject()
export class Roles {
  constructor(
    private change: AccessChange,
    private book: RoleBook
  ) {}

  /** System roles first, each by rank from the top. In four queries. */
  async list(): Promise<RoleView[]> {
    const { client, workspaceId } = tenant()
    const profileType = await this.book.profileType()
    const own = await Role.query().orderBy('rank', 'desc').orderBy('name')
    const facts = own.length ? await readRoles(own.map(({ id }) => id)) : new Map()
    const parents = await RoleParent.query()
    const counts: { role: string; people: string }[] = await client
      .from('role_assignments')
      .where('workspace_id', workspaceId)
      .whereRaw('(expires_at is null or expires_at > now())')
      .groupByRaw('1')
      .select(client.raw('coalesce(role_id::text, role_key) as role, count(distinct user_id) as people'))
    const people = new Map(counts.map(({ role, people: count }) => [role, Number(count)]))

    return [
      ...SYSTEM_ROLES[profileType].map((role) => ({ ...systemFacts(role), ownPermissions: role.permissions, parents: [], people: people.get(role.key) ?? 0, version: null })),
      ...own.map((role) => ({
        id: role.id,
        name: role.name,
        description: role.description,
        rank: role.rank,
        permissions: heldBy(facts.get(role.id)!, profileType),
        ownPermissions: role.permissions as Permission[],
        parents: parents.filter(({ roleId }) => roleId === role.id).map(({ parentId, parentKey }) => (parentId ?? parentKey)!),
        profileTypes: role.profileTypes as ProfileType[],
        scopeTypes: role.scopeTypes as ScopeType[],
        isSystem: false,
        people: people.get(role.id) ?? 0,
        version: role.version,
      })),
    ]
  }

  async find(id: string): Promise<RoleView> {
    const found = (await this.list()).find((role) => role.id === id)
    if (!found) throw new E_NO_ROLE()
    return found
  }

  async create(input: RoleInput): Promise<RoleView> {
    const acting = await this.change.begin()
    const { workspaceId, userId } = tenant()
    if ((await Role.query().select('id')).length >= ROLES_MOST) throw new E_NOT_ASSIGNABLE([`There are ${ROLES_MOST} roles already. Change or delete one first.`])
    await this.#nameIsFree(input.name)
    const id = randomUUID()
    await Role.create({ id, workspaceId, createdBy: userId, name: input.name, description: input.description ?? '', rank: input.rank, permissions: input.permissions, ...kinds(input) })
    await this.#inherit(id, input.parents ?? [])
    const made = await this.#judged(acting, id)
    await audit({ action: 'role.created', subject: { type: 'role', id }, after: auditable(made) })
    return made
  }

  /** `version` is what the editor saw; a newer one is refused, so that nobody's change is lost. */
  async update(id: string, input: RoleInput & { version: number }): Promise<RoleView> {
    const acting = await this.change.begin()
    const before = await this.#own(id)
    mayShape(acting, before, tenant().workspaceId)
    if (before.version !== input.version) throw new E_ROLE_CHANGED()
    await this.#nameIsFree(input.name, id)

    const role = await Role.findOrFail(id)
    await role.merge({ name: input.name, description: input.description ?? '', rank: input.rank, permissions: input.permissions, ...kinds(input), version: role.version + 1 }).save()
    await this.#inherit(id, input.parents ?? [])
    const after = await this.#judged(acting, id)
    await this.#heirsAreStillJudged(acting, id)
    await audit({ action: 'role.changed', subject: { type: 'role', id }, before: auditable(before), after: auditable(after) })
    return after
  }

  /** Somebody's role does not vanish unnoticed: it is replaced by the one that is named, or the role stays. */
  async remove(id: string, replaceWith?: string) {
    const acting = await this.change.begin()
    const { client, workspaceId } = tenant()
    const role = await this.#own(id)
    mayShape(acting, role, workspaceId)
    const held = await client.from('role_assignments').where({ workspace_id: workspaceId, role_id: id }).select('id', 'user_id', 'scope_type', 'scope_id')
    const invited = await client.from('invitation_roles').join('invitations', 'invitations.id', 'invitation_roles.invitation_id').where('invitation_roles.workspace_id', workspaceId).where('role_id', id).whereNull('accepted_at').whereNull('revoked_at').select('invitation_roles.id', 'scope_type', 'scope_id')
    const heirs = await RoleParent.query().where('parentId', id)
    if ((held.length || invited.length || heirs.length) && !replaceWith) throw new E_ROLE_IN_USE([inUse(new Set(held.map(({ user_id: userId }) => userId)).size, invited.length, heirs.length)])

    if (replaceWith) {
      if (replaceWith === id) throw new E_NOT_ASSIGNABLE(['A role cannot be replaced by itself.'])
      const next = await this.book.find(replaceWith)
      const profileType = await this.book.profileType()
      const places = await placesOf([...held, ...invited].map((row) => ({ type: row.scope_type, id: row.scope_id })))
      for (const row of [...held, ...invited]) {
        const place = places.get(row.scope_id)
        if (place) mayAssign(acting, next, place, profileType)
      }
      const columns = { role_id: columnsOf(next.id).roleId, role_key: columnsOf(next.id).roleKey }
      for (const table of ['role_assignments', 'invitation_roles']) {
        const same = table === 'role_assignments' ? 'user_id' : 'invitation_id'
        // Whoever has the other one there already keeps that, and loses this one.
        await client.rawQuery(
          `delete from ?? t where t.workspace_id = ? and t.role_id = ? and exists (select from ?? o where o.workspace_id = t.workspace_id and ?? = ??
             and o.scope_type = t.scope_type and o.scope_id = t.scope_id and coalesce(o.role_id::text, o.role_key) = ?)`,
          [table, workspaceId, id, table, `o.${same}`, `t.${same}`, next.id]
        )
        await client.from(table).where({ workspace_id: workspaceId, role_id: id }).update(columns)
      }
      await this.#rewire(heirs, next.id)
    }
    await client.from('invitation_roles').where({ workspace_id: workspaceId, role_id: id }).delete()
    await (await Role.findOrFail(id)).delete()
    await audit({ action: 'role.deleted', subject: { type: 'role', id }, before: auditable(role), after: replaceWith ? { replacedBy: replaceWith } : null })
    await this.change.end()
  }

  async #rewire(heirs: RoleParent[], nextId: string) {
    const { workspaceId } = tenant()
    for (const heir of heirs) {
      await heir.delete()
      if (heir.roleId === nextId) continue
      const { roleId: parentId, roleKey: parentKey } = columnsOf(nextId)
      const there = await RoleParent.query().where('roleId', heir.roleId).whereRaw('coalesce(parent_id::text, parent_key) = ?', [nextId]).first()
      if (!there) await RoleParent.create({ id: randomUUID(), workspaceId, roleId: heir.roleId, parentId, parentKey })
      await this.#refuseCycle(heir.roleId)
    }
  }

  async #own(id: string): Promise<RoleView> {
    const role = await this.find(id)
    if (role.isSystem) throw new E_SYSTEM_ROLE()
    return role
  }

  async #nameIsFree(name: string, except?: string) {
    const taken = await Role.query().whereRaw('lower(name) = lower(?)', [name]).if(except, (query) => query.whereNot('id', except!)).first()
    const system = SYSTEM_ROLES[await this.book.profileType()].some((role) => role.name.toLowerCase() === name.toLowerCase())
    if (taken || system) throw new E_ROLE_NAME()
  }

  async #inherit(roleId: string, parents: readonly string[]) {
    const { workspaceId } = tenant()
    const known = await this.book.several(parents)
    await RoleParent.query().where('roleId', roleId).delete()
    for (const parent of new Set(parents)) {
      if (!known.has(parent)) throw new E_NO_ROLE()
      if (parent === roleId) throw new E_ROLE_CYCLE([`${known.get(parent)!.name} → itself`])
      const { roleId: parentId, roleKey: parentKey } = columnsOf(parent)
      await RoleParent.create({ id: randomUUID(), workspaceId, roleId, parentId, parentKey })
    }
    await this.#refuseCycle(roleId)
  }

  /** Walks up from the role. Changes come one at a time, so no other can close the circle meanwhile. */
  async #refuseCycle(roleId: string) {
    const edges = await RoleParent.query().whereNotNull('parentId')
    const names = new Map((await Role.query().select('id', 'name')).map(({ id, name }) => [id, name]))
    const walk = (id: string, path: string[]) => {
      if (path.includes(id)) throw new E_ROLE_CYCLE([[...path, id].map((step) => names.get(step) ?? step).join(' → ')])
      if (path.length >= DEPTH_MOST) throw new E_NOT_ASSIGNABLE([`Roles inherit through at most ${DEPTH_MOST} others.`])
      for (const edge of edges) if (edge.roleId === id) walk(edge.parentId!, [...path, id])
    }
    walk(roleId, [])
  }

  /** As it is now, with all that it inherits: nobody gets by inheritance what they could not name. */
  async #judged(acting: Acting, id: string): Promise<RoleView> {
    const role = await this.find(id)
    mayShape(acting, role, tenant().workspaceId)
    return role
  }

  /** What inherits from it has changed with it. */
  async #heirsAreStillJudged(acting: Acting, id: string) {
    const roles = await this.list()
    const seen = new Set<string>([id])
    for (let grew = true; grew; ) {
      const next = roles.filter((role) => !seen.has(role.id) && role.parents.some((parent) => seen.has(parent)))
      for (const role of next) {
        mayShape(acting, role, tenant().workspaceId)
        seen.add(role.id)
      }
      grew = next.length > 0
    }
  }
}

const kinds = ({ profileTypes, scopeTypes }: RoleInput) => ({ ...(profileTypes && { profileTypes }), ...(scopeTypes && { scopeTypes }) })

const auditable = ({ name, description, rank, ownPermissions, parents, profileTypes, scopeTypes }: RoleView) => ({ name, description, rank, permissions: ownPermissions, parents, profileTypes, scopeTypes })

const inUse = (people: number, invitations: number, heirs: number) =>
  Object.entries({ people, invitations, heirs })
    .filter(([, count]) => count > 0)
    .map(([what, count]) => spoken().t(`access.refusals.inUse.${what}`, { count }))
    .join(', ')
