import { inject } from '@adonisjs/core'
import Membership from '#models/membership'
import RoleAssignment from '#models/role_assignment'
import { audit } from '#services/audit/audit'
import { workspaceAbility } from '#services/accounts/abilities'
import { after, cursorColumn, pageOf } from '#services/http/cursor'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { AccessChange } from './acting.ts'
import { describeAssignments, type AssignmentView } from './assignment_view.ts'
import { E_HIERARCHY, E_NO_PERSON } from './errors.ts'
import { isBelow } from './hierarchy.ts'
import { VisiblePeople } from './visible_people.ts'

export interface MemberView {
  userId: string
  fullName: string
  email: string
  isDisabled: boolean
  joinedAt: string
  roles: AssignmentView[]
}

/** Members per page when the caller does not say. */
const PAGE = 50

/** The people of a workspace. Runs inside a tenant transaction. */
@inject()
export class Members {
  constructor(
    private change: AccessChange,
    private people: VisiblePeople
  ) {}

  /** In four queries, however many there are. */
  async list(actor: Actor, filter: { search?: string; cursor?: string; limit?: number }): Promise<{ members: MemberView[]; nextCursor: string | null }> {
    const limit = filter.limit ?? PAGE
    const visible = await this.people.members(actor)
    const query = visible(withPeople()).orderBy('memberships.created_at', 'desc').orderBy('memberships.id', 'desc').limit(limit + 1)
    if (filter.search) {
      const like = `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`
      void query.whereRaw('exists (select from users u where u.id = memberships.user_id and (u.full_name ilike ? or u.email ilike ?))', [like, like])
    }
    if (filter.cursor) after(query, filter.cursor)
    const { rows, nextCursor } = pageOf<Membership>(await query, limit)
    return { members: await this.#describe(actor, rows), nextCursor }
  }

  async find(actor: Actor, userId: string): Promise<MemberView> {
    const visible = await this.people.members(actor)
    const membership = await visible(withPeople()).where('memberships.user_id', userId).first()
    if (!membership) throw new E_NO_PERSON()
    return (await this.#describe(actor, [membership]))[0]
  }

  /**
   * Takes the person out: their roles and rights go, their access tokens for this workspace stop, and what they
   * invited others to is void. What they scheduled waits for somebody else (`permission_lost`). Anybody may leave.
   */
  async remove(actor: Actor, userId: string) {
    const acting = await this.change.begin()
    const member = await this.find(actor, userId)
    const isSelf = userId === actor.userId && !actor.impersonatorId
    if (!isSelf) {
      const own = Math.min(...acting.rights.map((one) => one.rank(acting.now, { workspaceId: actor.workspaceId })))
      if (!acting.rights.every((one) => one.decide('members.remove', undefined, acting.now).allowed)) throw new E_HIERARCHY(['You may not remove people.'])
      if (!isBelow(await this.change.rankOf(userId), own)) throw new E_HIERARCHY([`The role of ${member.fullName} is not below your own.`])
    }
    const { client, workspaceId } = tenant()
    await client.from('invitations').where({ workspace_id: workspaceId, invited_by: userId }).whereNull('accepted_at').whereNull('revoked_at').update({ revoked_at: new Date(), revoked_by: actor.userId })
    await client.from('auth_access_tokens').where('tokenable_id', userId).whereRaw('abilities::jsonb @> to_jsonb(?::text)', [workspaceAbility(workspaceId)]).delete()
    await Membership.query().where('userId', userId).delete()
    await audit({ action: isSelf ? 'member.left' : 'member.removed', subject: { type: 'member', id: userId }, before: { fullName: member.fullName, roles: member.roles.map(({ roleId, scopeType, scopeId }) => ({ roleId, scopeType, scopeId })) } })
    await this.change.end()
  }

  async #describe(actor: Actor, rows: Membership[]): Promise<MemberView[]> {
    const visible = await this.people.assignments(actor)
    const assignments = await visible(RoleAssignment.query()).whereIn(
      'userId',
      rows.map(({ userId }) => userId)
    )
    const views = await describeAssignments(assignments)
    return rows.map(({ userId, user, createdAt }) => ({
      userId,
      fullName: user.fullName,
      email: user.email,
      isDisabled: user.disabledAt !== null,
      joinedAt: createdAt.toUTC().toISO()!,
      roles: views.filter((view) => view.userId === userId).sort((a, b) => b.rank - a.rank),
    }))
  }
}

const withPeople = () => Membership.query().select('memberships.*', cursorColumn(tenant().client)).preload('user')
