import { randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import { errors } from '@adonisjs/lucid'
import Invitation from '#models/invitation'
import InvitationRole from '#models/invitation_role'
import Membership from '#models/membership'
import { AccessChange } from '#services/access/acting'
import { E_HIERARCHY } from '#services/access/errors'
import type { Acting } from '#services/access/hierarchy'
import { columnsOf } from '#services/access/role_book'
import type { ScopeType } from '#services/access/scopes'
import { VisiblePeople } from '#services/access/visible_people'
import { audit } from '#services/audit/audit'
import { after, cursorColumn, pageOf } from '#services/http/cursor'
import { sha256 } from '#services/secrets/digest'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { E_ALREADY_INVITED, E_ALREADY_MEMBER, E_INVITATION_OVER } from './errors.ts'
import { INVITATION_DAYS, newToken } from './invitation_token.ts'
import { stateOf, type InvitationState } from './invitation_view.ts'
import { Offers, roleIdOf, type Offer, type WantedRole } from './offers.ts'
import { VisibleInvitations } from './visible_invitations.ts'

export interface NewInvitation {
  /** In lower case. */
  email: string
  assignments: WantedRole[]
  message?: string | null
}

/** The token is in no row: whoever sends the mail has it from here. */
export interface Sent {
  invitation: Invitation
  token: string
}

/** Invitations per page when the caller does not say. */
const PAGE = 25

const OPEN_STATES: Record<InvitationState, string> = {
  accepted: 'accepted_at is not null',
  revoked: 'revoked_at is not null',
  open: 'accepted_at is null and revoked_at is null and expires_at > now()',
  expired: 'accepted_at is null and revoked_at is null and expires_at <= now()',
}

/** What members do with invitations. Runs inside a tenant transaction; mails are sent once it is through. */
@inject()
export class Invitations {
  constructor(
    private change: AccessChange,
    private offers: Offers,
    private people: VisiblePeople,
    private visible: VisibleInvitations
  ) {}

  async list(actor: Actor, filter: { state?: InvitationState; cursor?: string; limit?: number }) {
    const limit = filter.limit ?? PAGE
    const narrow = await this.visible.narrow(actor)
    const query = narrow(Invitation.query())
      .select('invitations.*', cursorColumn(tenant().client))
      .if(filter.state, (q) => q.whereRaw(OPEN_STATES[filter.state!]))
      .orderBy([
        { column: 'createdAt', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit + 1)
    if (filter.cursor) after(query, filter.cursor)
    return pageOf(await query, limit)
  }

  /** 404 for what is another workspace's, or not the asker's to see. */
  async find(actor: Actor, id: string): Promise<Invitation> {
    const narrow = await this.visible.narrow(actor)
    const found = await narrow(Invitation.query()).where('id', id).first()
    if (!found) throw new errors.E_ROW_NOT_FOUND(Invitation)
    return found
  }

  async send(actor: Actor, { email, assignments, message }: NewInvitation): Promise<Sent> {
    const acting = await this.change.begin()
    const offers = await this.offers.find(eachOnce(assignments))
    await this.offers.judge(acting, offers)
    const { members, invited } = await this.known(actor, [email])
    if (members.has(email)) throw new E_ALREADY_MEMBER([email])
    if (invited.has(email)) throw new E_ALREADY_INVITED([email])
    const [sent] = await this.make(actor, acting, [{ email, offers, message }])
    return sent
  }

  /** Only what the asker may see counts: who else works here, or was invited to other brands, is not told. */
  async known(actor: Actor, emails: readonly string[]): Promise<{ members: Set<string>; invited: Set<string> }> {
    const people = await this.people.members(actor)
    const members = await people(Membership.query()).join('users', 'users.id', 'memberships.user_id').whereIn('users.email', [...emails]).select('users.email').pojo<{ email: string }>()
    const visible = await this.visible.narrow(actor)
    const invited = await visible(Invitation.query()).whereIn('email', [...emails]).whereRaw(OPEN_STATES.open).select('email').pojo<{ email: string }>()
    return { members: new Set(members.map(({ email }) => email)), invited: new Set(invited.map(({ email }) => email)) }
  }

  /** After everything was judged, under the lock. */
  async make(actor: Actor, acting: Acting, wanted: readonly { email: string; offers: readonly Offer[]; message?: string | null }[]): Promise<Sent[]> {
    const { client, workspaceId } = tenant()
    const made = wanted.map(({ email, offers, message }) => ({ id: randomUUID(), token: newToken(), email, offers, message: message || null }))
    const ends = lifetime()
    // Their own older ones that ran out make room.
    await Invitation.query().whereIn('email', made.map(({ email }) => email)).where('invitedBy', actor.userId!).whereRaw(OPEN_STATES.expired).update({ revokedAt: DateTime.utc() })
    await client.table('invitations').multiInsert(made.map(({ id, email, token, message }) => ({ id, workspace_id: workspaceId, email, token_hash: sha256(token), invited_by: actor.userId!, message, expires_at: ends.toJSDate() })))
    await client.table('invitation_roles').multiInsert(made.flatMap(({ id, offers }) => offers.map((offer) => ({ workspace_id: workspaceId, invitation_id: id, ...rowOf(offer) }))))

    for (const { id, email, offers } of made) {
      const { resource } = offers[0].place
      const decision = acting.rights[0].decide('members.invite', resource, acting.now)
      await audit({ action: 'invitation.sent', subject: { type: 'invitation', id }, brandId: resource.brandId, after: { email, roles: offers.map(told), expiresAt: ends.toISO() }, decision })
    }
    const rows = new Map((await Invitation.query().whereIn('id', made.map(({ id }) => id))).map((row) => [row.id, row]))
    return made.map(({ id, token }) => ({ invitation: rows.get(id)!, token }))
  }

  /** A new link for a new week; the old one is void. Who sends it again answers for it, so they must be able to give what it offers. */
  async resend(actor: Actor, id: string): Promise<Sent> {
    const acting = await this.change.begin()
    const invitation = await this.find(actor, id)
    const state = stateOf(invitation)
    if (state !== 'open' && state !== 'expired') throw new E_INVITATION_OVER([state])
    const rows = await InvitationRole.query().where('invitationId', id)
    await this.offers.judge(acting, await this.offers.find(rows.map(wantedOf)))

    const token = newToken()
    const before = { expiresAt: invitation.expiresAt.toUTC().toISO(), invitedBy: invitation.invitedBy }
    await Invitation.query().where({ email: invitation.email, invitedBy: actor.userId! }).whereNot('id', id).where((either) => void either.whereRaw(OPEN_STATES.open).orWhereRaw(OPEN_STATES.expired)).update({ revokedAt: DateTime.utc(), revokedBy: actor.userId! })
    await invitation.merge({ tokenHash: sha256(token), invitedBy: actor.userId!, expiresAt: lifetime(), sentAt: DateTime.utc(), sentCount: invitation.sentCount + 1 }).save()
    await audit({ action: 'invitation.resent', subject: subjectOf(invitation), before, after: { email: invitation.email, expiresAt: invitation.expiresAt.toUTC().toISO(), invitedBy: actor.userId } })
    return { invitation, token }
  }

  /** One's own, or one whose roles one could give oneself. Revoking twice is the same as once. */
  async revoke(actor: Actor, id: string) {
    const acting = await this.change.begin()
    const invitation = await this.find(actor, id)
    const state = stateOf(invitation)
    const isOwn = invitation.invitedBy === actor.userId && !actor.impersonatorId
    if (!isOwn && !(await this.offers.stillGiven(acting, await InvitationRole.query().where('invitationId', id)))) throw new E_HIERARCHY(['This invitation offers what you could not give yourself.'])
    if (state === 'revoked') return
    if (state === 'accepted') throw new E_INVITATION_OVER([state])
    await invitation.merge({ revokedAt: DateTime.utc(), revokedBy: actor.userId }).save()
    await audit({ action: 'invitation.revoked', subject: subjectOf(invitation), before: { email: invitation.email, state } })
  }
}

export const subjectOf = ({ id }: Invitation) => ({ type: 'invitation', id })
export const told = ({ role, place, expiresAt }: Offer) => ({ roleId: role.id, role: role.name, scope: place.scope, expiresAt: expiresAt?.toUTC().toISO() ?? null })
const rowOf = ({ role, place, expiresAt }: Offer) => {
  const { roleId, roleKey } = columnsOf(role.id)
  return { role_id: roleId, role_key: roleKey, scope_type: place.scope.type, scope_id: place.scope.id, role_expires_at: expiresAt?.toJSDate() ?? null }
}
const wantedOf = (row: InvitationRole): WantedRole => ({ roleId: roleIdOf(row), scopeType: row.scopeType as ScopeType, scopeId: row.scopeId, expiresAt: row.roleExpiresAt })
const lifetime = () => DateTime.utc().plus({ days: INVITATION_DAYS })

/** The same role at the same place counts once. */
function eachOnce(wanted: WantedRole[]): WantedRole[] {
  const byPlace = new Map(wanted.map((one) => [`${one.roleId} ${one.scopeType} ${one.scopeId}`.toLowerCase(), one]))
  return [...byPlace.values()]
}
