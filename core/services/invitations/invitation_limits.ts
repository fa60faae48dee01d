import { createHash } from 'node:crypto'
import limiter from '@adonisjs/limiter/services/main'
import { subnetOf } from '#services/accounts/login_throttle'
import { closedWithoutStore, openWithoutStore } from '#services/limits/closed_store'

/** A mistyped address belongs to a stranger, whose mailbox must not be filled. */
const MAILS_PER_MAILBOX = { requests: 5, duration: '1 hour' }
/** Two full imports; more in a day is not a team but a mailing. */
const MAILS_PER_WORKSPACE = { requests: 1_000, duration: '1 day' }
/** Tokens cannot be guessed; this only keeps a script from keeping the database busy. An office of invited people fits. */
const LOOKS = { requests: 600, duration: '10 mins' }

const mailbox = (workspaceId: string, email: string) => `invitations:${workspaceId}:${createHash('sha256').update(email).digest('base64url')}`

/**
 * All say the same whether or not the address has an account. Those that throw, throw E_TOO_MANY_REQUESTS. Mails that cannot
 * be counted are not sent (E_LIMITS_UNAVAILABLE); the links in those that were go on working.
 */
export class InvitationLimits {
  async mail(workspaceId: string, email: string) {
    await this.workspace(workspaceId, 1)
    await closedWithoutStore(() => limiter.use(MAILS_PER_MAILBOX).consume(mailbox(workspaceId, email)))
  }

  async mayMail(workspaceId: string, email: string): Promise<boolean> {
    return (await closedWithoutStore(() => limiter.use(MAILS_PER_MAILBOX).attempt(mailbox(workspaceId, email), () => true))) === true
  }

  async workspace(workspaceId: string, mails: number) {
    await closedWithoutStore(() => limiter.use(MAILS_PER_WORKSPACE).consume(`invitations:${workspaceId}`, mails))
  }

  async look(address: string) {
    await openWithoutStore(() => limiter.use(LOOKS).consume(`invitation_looks:${subnetOf(address)}`))
  }
}
