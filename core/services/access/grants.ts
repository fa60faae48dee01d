import { inject } from '@adonisjs/core'
import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import PermissionGrant from '#models/permission_grant'
import { audit } from '#services/audit/audit'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { AccessChange } from './acting.ts'
import { namesOf } from './assignment_view.ts'
import { sameEnd } from './assignments.ts'
import { E_ALREADY_ASSIGNED, E_NO_GRANT, E_NOT_ASSIGNABLE } from './errors.ts'
import { mayGrant } from './hierarchy.ts'
import type { Permission } from './permissions.ts'
import { placeOf, placeOrWorkspace, placesOf } from './places.ts'
import type { Scope, ScopeType } from './scopes.ts'
import { VisiblePeople } from './visible_people.ts'

export interface NewGrant {
  userId: string
  effect: 'allow' | 'deny'
  permission: Permission
  scope: Scope
  reason?: string | null
  expiresAt?: DateTime | null
}

export interface GrantView {
  id: string
  userId: string
  userName: string
  effect: 'allow' | 'deny'
  permission: string
  scopeType: ScopeType
  scopeId: string
  scopeName: string | null
  reason: string | null
  expiresAt: string | null
  grantedBy: string | null
  grantedByName: string | null
  createdAt: string
}

/** A workspace with more of them needs roles instead. */
const MOST = 1_000

/** Single rights beside the roles. Runs inside a tenant transaction. */
@inject()
export class Grants {
  constructor(
    private change: AccessChange,
    private people: VisiblePeople
  ) {}

  async list(actor: Actor, filter: { user?: string; permission?: string }): Promise<GrantView[]> {
    const visible = await this.people.assignments(actor)
    const grants = await visible(PermissionGrant.query())
      .if(filter.user, (query) => query.where('userId', filter.user!))
      .if(filter.permission, (query) => query.where('permission', filter.permission!))
      .orderBy('createdAt')
      .orderBy('id')
      .limit(MOST)
    return this.describe(grants)
  }

  async describe(grants: readonly PermissionGrant[]): Promise<GrantView[]> {
    const [places, names] = [await placesOf(grants.map(({ scopeType, scopeId }) => ({ type: scopeType, id: scopeId }) as Scope)), await namesOf(grants.flatMap(({ userId, grantedBy }) => [userId, grantedBy]))]
    return grants.map((grant) => ({
      id: grant.id,
      userId: grant.userId,
      userName: names.get(grant.userId) ?? '',
      effect: grant.effect as GrantView['effect'],
      permission: grant.permission,
      scopeType: grant.scopeType as ScopeType,
      scopeId: grant.scopeId,
      scopeName: places.get(grant.scopeId)?.name || null,
      reason: grant.reason,
      expiresAt: grant.expiresAt?.toUTC().toISO() ?? null,
      grantedBy: grant.grantedBy,
      grantedByName: grant.grantedBy && (names.get(grant.grantedBy) ?? null),
      createdAt: grant.createdAt.toUTC().toISO()!,
    }))
  }

  async give(actor: Actor, input: NewGrant): Promise<PermissionGrant> {
    const acting = await this.change.begin()
    const { client, workspaceId, userId: granter } = tenant()
    const rank = await this.change.rankOf(input.userId)
    await this.people.mustSee(actor, input.userId)
    const place = await placeOf(input.scope)
    mayGrant(acting, input.effect, input.permission, place, { rank, isSelf: input.userId === actor.userId })
    if (input.expiresAt && input.expiresAt <= DateTime.utc()) throw new E_NOT_ASSIGNABLE(['The end lies in the past.'])

    const same = { user_id: input.userId, permission: input.permission, scope_type: place.scope.type, scope_id: place.scope.id, effect: input.effect }
    const there = await client.from('permission_grants').where({ workspace_id: workspaceId, ...same }).select('id', 'expires_at').first()
    if (there && sameEnd(there.expires_at, input.expiresAt)) throw new E_ALREADY_ASSIGNED()
    if (there) await client.from('permission_grants').where({ workspace_id: workspaceId, id: there.id }).delete()
    const made = await PermissionGrant.create({
      id: randomUUID(),
      workspaceId,
      userId: input.userId,
      effect: input.effect,
      permission: input.permission,
      scopeType: place.scope.type,
      scopeId: place.scope.id,
      reason: input.reason ?? null,
      expiresAt: input.expiresAt ?? null,
      grantedBy: granter,
    })
    await audit({ action: 'right.given', subject: { type: 'member', id: input.userId }, brandId: place.resource.brandId, after: { effect: input.effect, permission: input.permission, scope: place.scope, reason: input.reason ?? null } })
    return made
  }

  /** Taking a denial away gives a right back, so it needs the same as giving one. */
  async take(actor: Actor, id: string): Promise<PermissionGrant> {
    const acting = await this.change.begin()
    const visible = await this.people.assignments(actor)
    const grant = await visible(PermissionGrant.query()).where('id', id).first()
    if (!grant) throw new E_NO_GRANT()
    const rank = await this.change.rankOf(grant.userId)
    const scope = { type: grant.scopeType, id: grant.scopeId } as Scope
    const place = await placeOrWorkspace(scope)
    const isSelf = grant.userId === actor.userId
    // An own allowance may be given up; an own denial may not be lifted.
    if (!(isSelf && grant.effect === 'allow')) mayGrant(acting, grant.effect as NewGrant['effect'], grant.permission as Permission, place, { rank, isSelf })
    await grant.delete()
    await audit({ action: 'right.taken', subject: { type: 'member', id: grant.userId }, brandId: grant.brandId, before: { effect: grant.effect, permission: grant.permission, scope } })
    return grant
  }
}
