import { inject } from '@adonisjs/core'
import User from '#models/user'
import { AccessChange } from '#services/access/acting'
import { E_HIERARCHY } from '#services/access/errors'
import { isBelow } from '#services/access/hierarchy'
import { Members } from '#services/access/members'
import { audit } from '#services/audit/audit'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { AccountMails } from './account_mails.ts'
import { Sessions, type SignedInSession } from './sessions.ts'

/**
 * Where a member of the workspace is signed in, for those who may remove members of a lower rank. A session belongs
 * to the person and not to the workspace, so ending them signs the person out everywhere. Inside a tenant transaction.
 */
@inject()
export class MemberSessions {
  constructor(
    private change: AccessChange,
    private members: Members
  ) {}

  async ofMember(actor: Actor, userId: string): Promise<SignedInSession[]> {
    await this.#guard(actor, userId)
    return new Sessions().list(userId, '')
  }

  /** Answers how many ended, and tells the person by mail. */
  async endOfMember(actor: Actor, userId: string, workspaceName: string): Promise<number> {
    await this.#guard(actor, userId)
    const count = await new Sessions().endAll(userId)
    await audit({ action: 'member.signed_out', subject: { type: 'member', id: userId }, after: { sessions: count } })
    await this.change.end()
    const user = await User.findOrFail(userId)
    if (count) tenant().client.after('commit', () => new AccountMails().signedOutByManager(user, workspaceName))
    return count
  }

  async #guard(actor: Actor, userId: string) {
    const acting = await this.change.begin()
    const member = await this.members.find(actor, userId)
    if (userId === actor.userId) return
    const own = Math.min(...acting.rights.map((one) => one.rank(acting.now, { workspaceId: actor.workspaceId })))
    if (!isBelow(await this.change.rankOf(userId), own)) throw new E_HIERARCHY([`The role of ${member.fullName} is not below your own.`])
  }
}
