import { randomUUID } from 'node:crypto'
import { type DateTime } from 'luxon'
import Membership from '#models/membership'
import PermissionGrant from '#models/permission_grant'
import Role from '#models/role'
import RoleAssignment from '#models/role_assignment'
import type { Permission } from '#services/access/permissions'
import type { Scope } from '#services/access/scopes'
import { tenantTx } from '#services/tenancy/tenant_tx'

/** Straight into the tables, past every check: what tests begin from. The work of no person. */
const inside = <T>(workspaceId: string, work: () => Promise<T>) => tenantTx({ workspaceId, userId: null }, work)

const scopeOf = (workspaceId: string, scope?: Scope) => ({ scopeType: scope?.type ?? 'workspace', scopeId: scope?.id ?? workspaceId })

/** Makes the person a member, with a system role (by key) or a role of the workspace (by id). */
export async function addMember(workspaceId: string, userId: string, role?: string, scope?: Scope) {
  await inside(workspaceId, () => Membership.create({ workspaceId, userId }))
  if (role) await assign(workspaceId, userId, role, scope)
}

export function assign(workspaceId: string, userId: string, role: string, scope?: Scope, expiresAt?: DateTime) {
  const named = /^[0-9a-f-]{36}$/.test(role) ? { roleId: role } : { roleKey: role }
  return inside(workspaceId, () => RoleAssignment.create({ id: randomUUID(), workspaceId, userId, ...named, ...scopeOf(workspaceId, scope), expiresAt }))
}

export function grant(workspaceId: string, userId: string, effect: 'allow' | 'deny', permission: Permission, scope?: Scope) {
  return inside(workspaceId, () => PermissionGrant.create({ id: randomUUID(), workspaceId, userId, effect, permission, ...scopeOf(workspaceId, scope) }))
}

export const takeGrant = (workspaceId: string, id: string) => inside(workspaceId, () => PermissionGrant.query().where('id', id).delete())

/** All of a person's roles are this one. */
export const becomes = (workspaceId: string, userId: string, roleKey: string) =>
  inside(workspaceId, async () => {
    await RoleAssignment.query().where({ workspaceId, userId }).delete()
    await assign(workspaceId, userId, roleKey)
  })

export const createRole = (workspaceId: string, values: { name: string; rank: number; permissions: Permission[] }) => inside(workspaceId, () => Role.create({ id: randomUUID(), workspaceId, ...values }))
