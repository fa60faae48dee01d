import { inject } from '@adonisjs/core'
import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import RoleAssignment from '#models/role_assignment'
import { audit } from '#services/audit/audit'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { AccessChange } from './acting.ts'
import { E_ALREADY_ASSIGNED, E_NO_ASSIGNMENT, E_NOT_ASSIGNABLE } from './errors.ts'
import { mayAssign, mayTake } from './hierarchy.ts'
import { describeAssignments, type AssignmentView } from './assignment_view.ts'
import { placeOf, placeOrWorkspace } from './places.ts'
import { columnsOf, RoleBook } from './role_book.ts'
import type { Scope } from './scopes.ts'
import { VisiblePeople } from './visible_people.ts'

export interface NewAssignment {
  userId: string
  /** The id of a role of the workspace, or the key of a system role. */
  roleId: string
  scope: Scope
  expiresAt?: DateTime | null
}

/** Who has which role where. Runs inside a tenant transaction. */
@inject()
export class Assignments {
  constructor(
    private change: AccessChange,
    private roles: RoleBook,
    private people: VisiblePeople
  ) {}

  /** Those that the asker may see: all of them, or the ones in their brands. */
  async list(actor: Actor, filter: { user?: string; role?: string; brand?: string }): Promise<AssignmentView[]> {
    const visible = await this.people.assignments(actor)
    const query = visible(RoleAssignment.query())
      .if(filter.user, (q) => q.where('userId', filter.user!))
      .if(filter.role, (q) => q.where((inner) => void inner.whereRaw('role_key = ? or role_id::text = ?', [filter.role!, filter.role!])))
      .if(filter.brand, (q) => q.where({ scopeType: 'brand', scopeId: filter.brand! }))
    return describeAssignments(await query.orderBy('createdAt').orderBy('id').limit(MOST))
  }

  async give(actor: Actor, input: NewAssignment): Promise<RoleAssignment> {
    const acting = await this.change.begin()
    const { client, workspaceId, userId: granter } = tenant()
    // Whom they cannot see is not there for them, or they would pull somebody they know nothing of into their brand.
    await this.people.mustSee(actor, input.userId)
    const [role, place] = [await this.roles.find(input.roleId), await placeOf(input.scope)]
    mayAssign(acting, role, place, await this.roles.profileType())
    if (input.expiresAt && input.expiresAt <= DateTime.utc()) throw new E_NOT_ASSIGNABLE(['The end lies in the past.'])

    const columns = columnsOf(role.id)
    const there = await client.from('role_assignments').where({ workspace_id: workspaceId, user_id: input.userId, scope_type: place.scope.type, scope_id: place.scope.id, role_id: columns.roleId, role_key: columns.roleKey }).select('id', 'expires_at').first()
    // One that has ended, or ends at another time, is replaced: there is one of a kind.
    if (there && sameEnd(there.expires_at, input.expiresAt)) throw new E_ALREADY_ASSIGNED()
    if (there) await client.from('role_assignments').where({ workspace_id: workspaceId, id: there.id }).delete()

    const made = await RoleAssignment.create({ id: randomUUID(), workspaceId, userId: input.userId, ...columns, scopeType: place.scope.type, scopeId: place.scope.id, expiresAt: input.expiresAt ?? null, grantedBy: granter })
    await audit({ action: 'role.assigned', subject: { type: 'member', id: input.userId }, brandId: place.resource.brandId, after: { roleId: role.id, role: role.name, scope: place.scope, expiresAt: input.expiresAt?.toISO() ?? null } })
    await this.change.end()
    return made
  }

  async take(actor: Actor, id: string) {
    const acting = await this.change.begin()
    const visible = await this.people.assignments(actor)
    const found = await visible(RoleAssignment.query()).where('id', id).first()
    // One's own may always be seen, and given up.
    const assignment = found ?? (await RoleAssignment.query().where({ id, userId: actor.userId! }).first())
    if (!assignment) throw new E_NO_ASSIGNMENT()

    const roleId = (assignment.roleId ?? assignment.roleKey)!
    const role = (await this.roles.several([roleId])).get(roleId) ?? { id: roleId, name: roleId, rank: 0, permissions: [] }
    const scope = { type: assignment.scopeType, id: assignment.scopeId } as Scope
    const isOwn = assignment.userId === actor.userId && !actor.impersonatorId
    mayTake(acting, role, await placeOrWorkspace(scope), isOwn)
    await assignment.delete()
    await audit({ action: 'role.unassigned', subject: { type: 'member', id: assignment.userId }, brandId: assignment.brandId, before: { roleId, role: role.name, scope } })
    await this.change.end()
    return assignment
  }
}

/** A workspace with more is one where somebody filters by a person or a brand. */
const MOST = 1_000

/** Whether what is there ends when what is wanted does. */
export const sameEnd = (one: Date | null, other: DateTime | null | undefined) => (one?.getTime() ?? null) === (other?.toMillis() ?? null)
