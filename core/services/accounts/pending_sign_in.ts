import { randomUUID } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import User from '#models/user'
import { sha256 } from '#services/secrets/digest'

/** Under this key the session remembers who has proved the first half. Such a session is not signed in. */
const KEY = 'pending_sign_in'
/** Time to find the phone; longer is a computer left alone. */
export const PENDING_MS = 5 * 60_000

interface Pending {
  id: string
  userId: string
  /** Of the stored hash: a password changed in between voids the first half. */
  password: string
  next: string
  at: number
}

const printOf = (user: User) => sha256(user.password ?? '')

/** Between the password and the second factor. */
export class PendingSignIn {
  constructor(private ctx: HttpContext) {}

  /** Under a new session id, so that one planted before is worth nothing. */
  begin(user: User, next: string) {
    this.ctx.session.regenerate()
    this.ctx.session.put(KEY, { id: randomUUID(), userId: user.id, password: printOf(user), next, at: Date.now() } satisfies Pending)
  }

  /** Null when there is none, it took too long, or the password changed or the account was disabled since. */
  async current(): Promise<{ id: string; user: User; next: string } | null> {
    const pending: Pending | undefined = this.ctx.session.get(KEY)
    if (!pending) return null
    const user = Date.now() - pending.at <= PENDING_MS ? await User.find(pending.userId) : null
    if (user && !user.disabledAt && printOf(user) === pending.password) return { id: pending.id, user, next: pending.next }
    this.forget()
    return null
  }

  forget() {
    this.ctx.session.forget(KEY)
  }
}
