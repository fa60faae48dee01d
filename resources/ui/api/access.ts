import type { MyRights } from '~/composables/use_shared'
import { api } from './http'

// Types, not interfaces: page props are made of them, and those have to be plain JSON.

export type PermissionInfo = {
  name: string
  description: string
  on: 'workspace' | 'brand'
  isSensitive: boolean
}

export type Role = {
  id: string
  name: string
  description: string
  rank: number
  permissions: string[]
  ownPermissions: string[]
  parents: string[]
  profileTypes: string[]
  scopeTypes: string[]
  isSystem: boolean
  people: number
  version: number | null
}

export type RoleInput = {
  name: string
  description?: string
  rank: number
  permissions: string[]
  parents: string[]
  profileTypes?: string[]
  scopeTypes?: string[]
}

export type Assignment = {
  id: string
  userId: string
  userName: string
  roleId: string
  roleName: string
  rank: number
  scopeType: string
  scopeId: string
  scopeName: string | null
  expiresAt: string | null
  isExpired: boolean
  grantedBy: string | null
  grantedByName: string | null
  createdAt: string
}

export type Grant = Omit<Assignment, 'roleId' | 'roleName' | 'rank' | 'isExpired'> & {
  effect: 'allow' | 'deny'
  permission: string
  reason: string | null
}

export type Member = {
  userId: string
  fullName: string
  email: string
  isDisabled: boolean
  joinedAt: string
  roles: Assignment[]
}

export type Difference = {
  userId: string
  userName: string
  permission: string
  scopeType: string
  scopeId: string
  scopeName: string | null
}

export type Preview = {
  gains: Difference[]
  losses: Difference[]
  people: number
}

export type Explanation = {
  allowed: boolean
  sentence: string
  path: { type: string; id: string; name: string }[]
}

export type NewAssignment = {
  userId: string
  roleId: string
  scopeType: string
  scopeId: string
  expiresAt?: string | null
}

export type NewGrant = {
  userId: string
  effect: 'allow' | 'deny'
  permission: string
  scopeType: string
  scopeId: string
  reason?: string | null
}

const BASE = '/api/v1'
const data = <T>(answer: { data: T }) => answer.data

export const access = {
  mine: () => api<{ data: MyRights }>('GET', `${BASE}/me/permissions`).then(data),
  seeAs: (body: { userId: string; reason: string; minutes: number }, key: string) => api<unknown>('POST', `${BASE}/impersonations`, { body, key }),
  permissions: () => api<{ data: PermissionInfo[] }>('GET', `${BASE}/permissions`).then(data),
  roles: () => api<{ data: Role[] }>('GET', `${BASE}/roles`).then(data),
  createRole: (body: RoleInput, key: string) => api<{ data: Role }>('POST', `${BASE}/roles`, { body, key }).then(data),
  updateRole: (id: string, body: RoleInput & { version: number }) => api<{ data: Role }>('PUT', `${BASE}/roles/${id}`, { body }).then(data),
  deleteRole: (id: string, replaceWith?: string) => api<void>('DELETE', `${BASE}/roles/${id}${replaceWith ? `?replaceWith=${encodeURIComponent(replaceWith)}` : ''}`),
  previewRole: (body: { id?: string; role?: RoleInput & { version?: number }; remove?: boolean; replaceWith?: string }) => api<{ data: Preview }>('POST', `${BASE}/roles/preview`, { body }).then(data),
  give: (body: NewAssignment, key: string) => api<{ data: Assignment }>('POST', `${BASE}/role-assignments`, { body, key }).then(data),
  take: (id: string) => api<void>('DELETE', `${BASE}/role-assignments/${id}`),
  preview: (body: { give?: NewAssignment; take?: string; removeMember?: string; grant?: NewGrant; takeGrant?: string }) => api<{ data: Preview }>('POST', `${BASE}/role-assignments/preview`, { body }).then(data),
  grants: (userId: string) => api<{ data: Grant[] }>('GET', `${BASE}/permission-grants?user=${userId}`).then(data),
  grant: (body: NewGrant, key: string) => api<{ data: Grant }>('POST', `${BASE}/permission-grants`, { body, key }).then(data),
  takeGrant: (id: string) => api<void>('DELETE', `${BASE}/permission-grants/${id}`),
  removeMember: (userId: string) => api<void>('DELETE', `${BASE}/members/${userId}`),
  explain: (permission: string, userId?: string, scope?: { type: string; id: string }) => {
    const query = new URLSearchParams({ permission, ...(userId && { user: userId }), ...(scope && { resourceType: scope.type, resourceId: scope.id }) })
    return api<{ data: Explanation }>('GET', `${BASE}/access/explain?${query}`).then(data)
  },
}
