import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import type InvitationRole from '#models/invitation_role'
import { E_HIERARCHY, E_NOT_ASSIGNABLE } from '#services/access/errors'
import { isWhole, mayAssign, unfit, whyNotAssign, type Acting, type Place } from '#services/access/hierarchy'
import { placeOf } from '#services/access/places'
import { isUuid, RoleBook, type RoleFacts } from '#services/access/role_book'
import type { Scope, ScopeType } from '#services/access/scopes'

/** What is asked for: a role at a scope, perhaps for a time. */
export interface WantedRole {
  /** The id of a role of the workspace, or the key of a system role. */
  roleId: string
  scopeType: ScopeType
  scopeId: string
  expiresAt?: DateTime | null
}

/** A role and a place that are there. */
export interface Offer {
  role: RoleFacts
  place: Place
  expiresAt: DateTime | null
}

const scopeOf = ({ scopeType, scopeId }: WantedRole): Scope => ({ type: scopeType, id: isUuid(scopeId.toLowerCase()) ? scopeId.toLowerCase() : scopeId })

/** Finds what invitations offer, and judges whether somebody may offer it. Inside a tenant transaction. */
@inject()
export class Offers {
  constructor(private roles: RoleBook) {}

  /** 404 for a role or a place that is not there, another workspace's, or behind the asker's wall. */
  async find(wanted: readonly WantedRole[]): Promise<Offer[]> {
    const offers: Offer[] = []
    for (const want of wanted) {
      offers.push({ role: await this.roles.find(want.roleId), place: await placeOf(scopeOf(want)), expiresAt: want.expiresAt ?? null })
    }
    return offers
  }

  /** Throws E_NOT_ASSIGNABLE when nobody could offer one of them, E_HIERARCHY when these people may not. */
  async judge(acting: Acting, offers: readonly Offer[]) {
    const profileType = await this.roles.profileType()
    for (const { role, place, expiresAt } of offers) {
      mayAssign(acting, role, place, profileType)
      if (!mayInvite(acting, place)) throw new E_HIERARCHY(['You may not invite people there.'])
      if (expiresAt && expiresAt <= DateTime.utc()) throw new E_NOT_ASSIGNABLE(['The end of the role lies in the past.'])
    }
  }

  /** What of it these people may give now; null when they may not give all that has not ended by itself. */
  async stillGiven(acting: Acting, rows: readonly InvitationRole[]): Promise<Offer[] | null> {
    const [profileType, known] = [await this.roles.profileType(), await this.roles.several(rows.map(roleIdOf))]
    const offers: Offer[] = []
    for (const row of rows.filter(({ roleExpiresAt }) => !roleExpiresAt || roleExpiresAt > DateTime.utc())) {
      const role = known.get(roleIdOf(row))
      const place = await placeOf({ type: row.scopeType as ScopeType, id: row.scopeId }).catch(() => null)
      if (!role || !place || unfit(role, place.scope.type, profileType) || whyNotAssign(acting, role, place) || !mayInvite(acting, place)) return null
      offers.push({ role, place, expiresAt: row.roleExpiresAt })
    }
    return offers
  }
}

export const roleIdOf = ({ roleId, roleKey }: InvitationRole): string => (roleId ?? roleKey)!

const mayInvite = ({ rights, now }: Acting, { scope, resource }: Place) =>
  rights.every((one) => (scope.type === 'workspace' ? isWhole(one.reach('members.invite', now)) : one.decide('members.invite', resource, now).allowed))
