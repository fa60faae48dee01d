import limiter from '@adonisjs/limiter/services/main'
import { closedWithoutStore } from '#services/limits/closed_store'

/** Of a million codes three are right at a time: ten tries in a quarter of an hour take decades. */
const TRIES_PER_ACCOUNT = { requests: 10, duration: '15 mins' }
/** Then the password is asked for again. */
const TRIES_PER_SIGN_IN = { requests: 5, duration: '15 mins' }
/** One mail tells as much as ten. */
const NOTICES = { requests: 1, duration: '1 hour' }

/** Tries of second factors. Each throws E_TOO_MANY_REQUESTS. */
export class SecondFactorLimits {
  /** Charged before the code is looked at, and refunded when it was right. */
  async guard(userId: string, pendingId: string | null, isRight: () => Promise<boolean>): Promise<boolean> {
    const account = limiter.use(TRIES_PER_ACCOUNT)
    const pending = limiter.use(TRIES_PER_SIGN_IN)
    await closedWithoutStore(async () => {
      if (pendingId) await pending.consume(`second:sign-in:${pendingId}`)
      await account.consume(`second:account:${userId}`)
    })
    if (!(await isRight())) return false
    await account.decrement(`second:account:${userId}`)
    return true
  }

  async mayTellOfFailure(userId: string): Promise<boolean> {
    return (await closedWithoutStore(() => limiter.use(NOTICES).attempt(`second:notice:${userId}`, () => true))) === true
  }
}
