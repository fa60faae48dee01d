import { randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import Invitation from '#models/invitation'
import InvitationRole from '#models/invitation_role'
import User from '#models/user'
import Workspace from '#models/workspace'
import { lockAccess } from '#services/access/access_lock'
import { PermissionEngine } from '#services/access/permission_engine'
import { columnsOf } from '#services/access/role_book'
import { audit } from '#services/audit/audit'
import { isSame } from '#services/secrets/digest'
import { tenant, tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { E_INVITATION_GONE, E_INVITER_LOST_RIGHT, E_SIGN_IN_FIRST } from './errors.ts'
import { hashOfToken } from './invitation_token.ts'
import { describeRoles, stateOf, type InvitedRole } from './invitation_view.ts'
import { subjectOf, told } from './invitations.ts'
import { Offers, type Offer } from './offers.ts'

/** What whoever holds the link is shown. */
export interface OpenInvitation {
  workspaceName: string
  inviterName: string
  email: string
  roles: InvitedRole[]
  message: string | null
  expiresAt: string
  /** The address belongs to an account: sign in. Else one can be made in place. */
  hasAccount: boolean
}

/** A person who makes their account while they accept. */
export interface Newcomer {
  fullName: string
  password: string
  timeZone: string
  locale: string
}

type Origin = NonNullable<Actor['request']>
type Outcome = { user: User; workspaceId: string } | { refused: string }

/** The other side of an invitation: whoever holds the link. They are no member yet, so the work is done as that of no person. */
@inject()
export class Acceptance {
  constructor(
    private engine: PermissionEngine,
    private offers: Offers
  ) {}

  /** Null for everything that is not open to this person: unknown, used, revoked, expired, or another address. */
  async look(token: unknown, visitor: User | null): Promise<OpenInvitation | null> {
    const place = await placeOfToken(token)
    if (!place) return null
    return tenantTx({ workspaceId: place.workspaceId, userId: null }, async ({ client }) => {
      const invitation = await Invitation.find(place.id)
      if (!invitation || !isOpenTo(invitation, place.hash, visitor)) return null
      const [workspace, inviter] = [await Workspace.findOrFail(place.workspaceId), await User.find(invitation.invitedBy, { client })]
      const account = await User.findBy('email', invitation.email, { client })
      return {
        workspaceName: workspace.name,
        inviterName: inviter?.fullName ?? '',
        email: invitation.email,
        roles: (await describeRoles([invitation.id])).get(invitation.id) ?? [],
        message: invitation.message,
        expiresAt: invitation.expiresAt.toUTC().toISO()!,
        hasAccount: account !== null,
      }
    })
  }

  /**
   * Makes the person a member with what was offered, judged against the inviter as they are now. Of parallel calls one
   * gets through; the others find the invitation used.
   */
  async accept(token: unknown, who: User | Newcomer, request: Origin): Promise<{ user: User; workspaceId: string }> {
    const place = await placeOfToken(token)
    if (!place) throw new E_INVITATION_GONE()
    const outcome = await tenantTx({ workspaceId: place.workspaceId, userId: null, request }, () => this.#accept(place, who)).catch(asSignInFirst)
    // The withdrawal stays, so it is thrown about only now.
    if ('refused' in outcome) throw new E_INVITER_LOST_RIGHT([outcome.refused])
    return outcome
  }

  async #accept(place: PlaceOfToken, who: User | Newcomer): Promise<Outcome> {
    await lockAccess()
    const invitation = await Invitation.find(place.id)
    if (!invitation || !isOpenTo(invitation, place.hash, isPerson(who) ? who : null)) throw new E_INVITATION_GONE()

    const offers = await this.#stillOffered(invitation)
    if (!offers) return this.#withdraw(invitation)
    const user = isPerson(who) ? await prove(who) : await makeAccount(invitation.email, who)

    // From here it is the person's own doing, and the audit says so.
    const context = tenant()
    context.userId = user.id
    await join(user.id, invitation, offers)
    await invitation.merge({ acceptedAt: DateTime.utc(), acceptedBy: user.id }).save()
    await audit({ action: 'invitation.accepted', subject: subjectOf(invitation), after: { email: invitation.email, invitedBy: invitation.invitedBy, roles: offers.map(told) } })
    return { user, workspaceId: place.workspaceId }
  }

  /** Null when the inviter left, was disabled, or may not give it all any more. */
  async #stillOffered(invitation: Invitation): Promise<Offer[] | null> {
    const { client } = tenant()
    const isThere = await client.from('memberships').join('users', 'users.id', 'memberships.user_id').where({ workspace_id: invitation.workspaceId, user_id: invitation.invitedBy }).whereNull('users.disabled_at').select('users.id').first()
    if (!isThere) return null
    const acting = { rights: [await this.engine.rightsOf(invitation.invitedBy)], now: Date.now() }
    const offers = await this.offers.stillGiven(acting, await InvitationRole.query().where('invitationId', invitation.id))
    return offers?.length ? offers : null
  }

  async #withdraw(invitation: Invitation): Promise<Outcome> {
    await invitation.merge({ revokedAt: DateTime.utc() }).save()
    await audit({ action: 'invitation.revoked', subject: subjectOf(invitation), before: { email: invitation.email }, after: { reason: 'The inviter may not give these roles any more' } })
    const inviter = await User.find(invitation.invitedBy, { client: tenant().client })
    return { refused: inviter?.fullName ?? '' }
  }
}

interface PlaceOfToken {
  id: string
  workspaceId: string
  hash: string
}

/** Looks across tenants through a reviewed function: the link carries only the token. */
async function placeOfToken(token: unknown): Promise<PlaceOfToken | null> {
  const hash = hashOfToken(token)
  if (!hash) return null
  const { rows } = await db.connection('app').rawQuery('select id, workspace_id as "workspaceId" from invitation_of_token(?)', [hash])
  return rows[0] ? { ...rows[0], hash } : null
}

/** The hash is compared again: a new link may have been sent since it was looked up. */
const isOpenTo = (invitation: Invitation, hash: string, visitor: User | null) =>
  isSame(invitation.tokenHash, hash) && stateOf(invitation) === 'open' && (visitor === null || (visitor.email === invitation.email && !visitor.disabledAt))

const isPerson = (who: User | Newcomer): who is User => who instanceof User

/** Whoever holds the link holds the mailbox. */
async function prove(user: User): Promise<User> {
  await User.query({ client: tenant().client }).where('id', user.id).whereNull('email_verified_at').update({ email_verified_at: new Date() })
  return user
}

async function makeAccount(email: string, { fullName, password, timeZone, locale }: Newcomer): Promise<User> {
  const { client } = tenant()
  if (await User.findBy('email', email, { client })) throw new E_SIGN_IN_FIRST()
  return User.create({ id: randomUUID(), email, fullName, password, timeZone, locale, emailVerifiedAt: DateTime.utc() }, { client })
}

/** Somebody who is a member already keeps what they have; of two ends of the same role the later one counts. */
async function join(userId: string, { workspaceId, invitedBy }: Invitation, offers: readonly Offer[]) {
  const { client } = tenant()
  await client.rawQuery('insert into memberships (workspace_id, user_id) values (?, ?) on conflict do nothing', [workspaceId, userId])
  for (const { role, place, expiresAt } of offers) {
    const { roleId, roleKey } = columnsOf(role.id)
    await client.rawQuery(
      `insert into role_assignments (id, workspace_id, user_id, role_id, role_key, scope_type, scope_id, expires_at, granted_by)
       values (:id, :workspaceId, :userId, :roleId, :roleKey, :scopeType, :scopeId, :expiresAt, :invitedBy)
       on conflict (workspace_id, user_id, role_id, role_key, scope_type, scope_id) do update
         set expires_at = case when role_assignments.expires_at is null or excluded.expires_at is null then null else greatest(role_assignments.expires_at, excluded.expires_at) end`,
      { id: randomUUID(), workspaceId, userId, roleId, roleKey, scopeType: place.scope.type, scopeId: place.scope.id, expiresAt: expiresAt?.toJSDate() ?? null, invitedBy } as any
    )
    await audit({ action: 'role.assigned', subject: { type: 'member', id: userId }, brandId: place.resource.brandId, after: { ...told({ role, place, expiresAt }), invitedBy } })
  }
}

/** Postgres: unique_violation. A parallel request has made the account in between. */
function asSignInFirst(error: any): never {
  throw error?.code === '23505' && error?.table === 'users' ? new E_SIGN_IN_FIRST() : error
}
