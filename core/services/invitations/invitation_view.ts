import type Invitation from '#models/invitation'
import InvitationRole from '#models/invitation_role'
import { namesOf } from '#services/access/assignment_view'
import { placesOf } from '#services/access/places'
import { RoleBook } from '#services/access/role_book'
import type { Scope, ScopeType } from '#services/access/scopes'
import { roleIdOf } from './offers.ts'

export const INVITATION_STATES = ['open', 'accepted', 'expired', 'revoked'] as const
export type InvitationState = (typeof INVITATION_STATES)[number]

export interface InvitedRole {
  roleId: string
  roleName: string
  scopeType: ScopeType
  scopeId: string
  /** What people call the place; null for the workspace, and for what is gone. */
  scopeName: string | null
  expiresAt: string | null
}

export interface InvitationView {
  id: string
  email: string
  state: InvitationState
  roles: InvitedRole[]
  message: string | null
  invitedBy: { id: string; name: string }
  sentAt: string
  sentCount: number
  expiresAt: string
  acceptedAt: string | null
  revokedAt: string | null
  createdAt: string
}

export function stateOf({ acceptedAt, revokedAt, expiresAt }: Pick<Invitation, 'acceptedAt' | 'revokedAt' | 'expiresAt'>): InvitationState {
  if (acceptedAt) return 'accepted'
  if (revokedAt) return 'revoked'
  return expiresAt.toMillis() > Date.now() ? 'open' : 'expired'
}

/** With the names of people, roles and places: one query for each kind, however many there are. */
export async function describeInvitations(invitations: readonly Invitation[]): Promise<InvitationView[]> {
  const offered = await describeRoles(invitations.map(({ id }) => id))
  const names = await namesOf(invitations.map(({ invitedBy }) => invitedBy))
  return invitations.map((invitation) => ({
    id: invitation.id,
    email: invitation.email,
    state: stateOf(invitation),
    roles: offered.get(invitation.id) ?? [],
    message: invitation.message,
    invitedBy: { id: invitation.invitedBy, name: names.get(invitation.invitedBy) ?? '' },
    sentAt: invitation.sentAt.toUTC().toISO()!,
    sentCount: invitation.sentCount,
    expiresAt: invitation.expiresAt.toUTC().toISO()!,
    acceptedAt: invitation.acceptedAt?.toUTC().toISO() ?? null,
    revokedAt: invitation.revokedAt?.toUTC().toISO() ?? null,
    createdAt: invitation.createdAt.toUTC().toISO()!,
  }))
}

/** What invitations offer, by their ids. */
export async function describeRoles(invitationIds: readonly string[]): Promise<Map<string, InvitedRole[]>> {
  const rows = invitationIds.length ? await InvitationRole.query().whereIn('invitationId', [...invitationIds]).orderBy('id') : []
  const roles = await new RoleBook().several([...new Set(rows.map(roleIdOf))])
  const places = await placesOf(rows.map(({ scopeType, scopeId }) => ({ type: scopeType, id: scopeId }) as Scope))
  const offered = new Map<string, InvitedRole[]>()
  for (const row of rows) {
    const roleId = roleIdOf(row)
    const role = { roleId, roleName: roles.get(roleId)?.name ?? roleId, scopeType: row.scopeType as ScopeType, scopeId: row.scopeId, scopeName: places.get(row.scopeId)?.name || null, expiresAt: row.roleExpiresAt?.toUTC().toISO() ?? null }
    offered.set(row.invitationId, [...(offered.get(row.invitationId) ?? []), role])
  }
  return offered
}
