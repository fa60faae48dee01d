import type RoleAssignment from '#models/role_assignment'
import { tenant } from '#services/tenancy/tenant_tx'
import { placesOf } from './places.ts'
import { RoleBook } from './role_book.ts'
import type { Scope, ScopeType } from './scopes.ts'

export interface AssignmentView {
  id: string
  userId: string
  userName: string
  roleId: string
  roleName: string
  rank: number
  scopeType: ScopeType
  scopeId: string
  /** What people call the place; null for the workspace, and for what is gone. */
  scopeName: string | null
  expiresAt: string | null
  isExpired: boolean
  grantedBy: string | null
  grantedByName: string | null
  createdAt: string
}

/** With the names of people, roles and places: one query for each kind, however many there are. */
export async function describeAssignments(assignments: readonly RoleAssignment[]): Promise<AssignmentView[]> {
  const roleIds = [...new Set(assignments.map(({ roleId, roleKey }) => (roleId ?? roleKey)!))]
  const [roles, places, names] = [await new RoleBook().several(roleIds), await placesOf(assignments.map(scopeOf)), await namesOf(assignments.flatMap(({ userId, grantedBy }) => [userId, grantedBy]))]
  return assignments.map((assignment) => {
    const roleId = (assignment.roleId ?? assignment.roleKey)!
    const role = roles.get(roleId)
    return {
      id: assignment.id,
      userId: assignment.userId,
      userName: names.get(assignment.userId) ?? '',
      roleId,
      roleName: role?.name ?? roleId,
      rank: role?.rank ?? 0,
      scopeType: assignment.scopeType as ScopeType,
      scopeId: assignment.scopeId,
      scopeName: places.get(assignment.scopeId)?.name || null,
      expiresAt: assignment.expiresAt?.toUTC().toISO() ?? null,
      isExpired: assignment.expiresAt !== null && assignment.expiresAt.toMillis() <= Date.now(),
      grantedBy: assignment.grantedBy,
      grantedByName: assignment.grantedBy && (names.get(assignment.grantedBy) ?? null),
      createdAt: assignment.createdAt.toUTC().toISO()!,
    }
  })
}

const scopeOf = ({ scopeType, scopeId }: RoleAssignment) => ({ type: scopeType, id: scopeId }) as Scope

/** The names of people by their ids. */
export async function namesOf(userIds: readonly (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(userIds.filter((id) => id !== null))]
  if (!ids.length) return new Map()
  const rows: { id: string; full_name: string }[] = await tenant().client.from('users').whereIn('id', ids).select('id', 'full_name')
  return new Map(rows.map(({ id, full_name: name }) => [id, name]))
}
