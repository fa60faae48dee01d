import { createHash } from 'node:crypto'
import limiter from '@adonisjs/limiter/services/main'
import { closedWithoutStore } from '#services/limits/closed_store'
import { subnetOf } from './login_throttle.ts'

/** A class of students behind one address may sign up together; a script that probes addresses may not. */
const REGISTRATIONS = { requests: 60, duration: '1 hour' }
/** The same for "forgot password". */
const FORGOT_ASKS = { requests: 60, duration: '1 hour' }
/** Nobody needs more links; more would be a flood in someone else's mailbox. */
const MAILS_PER_MAILBOX = { requests: 6, duration: '1 hour' }
/** More would be a person who guesses: the password of a session that lies open on a desk. */
const CONFIRMATIONS = { requests: 10, duration: '15 mins' }

const digest = (text: string) => createHash('sha256').update(text).digest('base64url')

/** Limits of account actions other than signing in. Each throws E_TOO_MANY_REQUESTS, and E_LIMITS_UNAVAILABLE when nothing can be counted. */
export class Limits {
  async register(address: string) {
    await closedWithoutStore(() => limiter.use(REGISTRATIONS).consume(`register:${subnetOf(address)}`))
  }

  async forgot(address: string) {
    await closedWithoutStore(() => limiter.use(FORGOT_ASKS).consume(`forgot:${subnetOf(address)}`))
  }

  /** Charged for addresses without an account too, so that the refusal tells nothing. */
  async mailTo(email: string) {
    await closedWithoutStore(() => limiter.use(MAILS_PER_MAILBOX).consume(`mail:${digest(email)}`))
  }

  async mayMailTo(email: string): Promise<boolean> {
    return (await closedWithoutStore(() => limiter.use(MAILS_PER_MAILBOX).attempt(`mail:${digest(email)}`, () => true))) === true
  }

  /** Asking a signed-in person for their password. Charged first and refunded when it was right. */
  async confirmPassword(userId: string, isRight: () => Promise<boolean>): Promise<boolean> {
    const tries = limiter.use(CONFIRMATIONS)
    await closedWithoutStore(() => tries.consume(`confirm:${userId}`))
    if (!(await isRight())) return false
    await tries.decrement(`confirm:${userId}`)
    return true
  }
}
