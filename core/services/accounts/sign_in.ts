import { randomUUID } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import User from '#models/user'
import { AccountMails } from './account_mails.ts'
import { KnownDevices } from './known_devices.ts'
import { LoginThrottle } from './login_throttle.ts'
import { Passwords } from './passwords.ts'
import { PendingSignIn } from './pending_sign_in.ts'
import { SecondFactors } from './second_factors.ts'
import { agentOf, Sessions } from './sessions.ts'

/** `second_factor`: the session waits for it at /login/confirm, and is not signed in. */
export type Entered = 'signed_in' | 'second_factor'

export class SignIn {
  #passwords = new Passwords()
  #sessions = new Sessions()
  #mails = new AccountMails()

  /**
   * Signs in with e-mail and password, or answers null: for a wrong password, an unknown address and a disabled
   * account alike. Throws E_TOO_MANY_REQUESTS when there were too many failures.
   */
  async withPassword(ctx: HttpContext, email: string, password: string, next = '/'): Promise<Entered | null> {
    const user = await User.findBy('email', email)
    const knownDevice = user ? new KnownDevices(ctx).idFor(user.id) : undefined
    const refund = await new LoginThrottle().charge({ email, address: ctx.request.ip(), knownDevice })

    const isRight = await this.#passwords.verify(user, password)
    if (!user || !isRight || user.disabledAt) return null

    await refund()
    await this.#passwords.renew(user, password)
    const entered = await this.enter(ctx, user, next)
    // A password changed while this request was checking the old one has ended all sessions but ours.
    if (entered === 'signed_in') await this.refuseStale(ctx, user)
    return entered
  }

  /** After the first proof, whichever it was: opens the session, or asks for the second factor when there is one. */
  async enter(ctx: HttpContext, user: User, next: string): Promise<Entered> {
    if (await new SecondFactors().isRequired(user.id)) {
      new PendingSignIn(ctx).begin(user, next)
      return 'second_factor'
    }
    await this.open(ctx, user)
    return 'signed_in'
  }

  /** Opens the session, and tells the person when the device is new to us. */
  async open(ctx: HttpContext, user: User, options: { announce?: boolean } = {}) {
    const devices = new KnownDevices(ctx)
    const isNew = devices.idFor(user.id) === undefined
    await this.#sessions.open(ctx, user)
    devices.remember(user.id)
    if (isNew && options.announce !== false) {
      this.#mails.newDevice(user, { address: ctx.request.ip(), userAgent: agentOf(ctx) })
    }
  }

  /** Sets the cookies that opening a session sets, and opens none. */
  pretend(ctx: HttpContext) {
    ctx.response.clearCookie(ctx.auth.use('web').rememberMeKeyName)
    new KnownDevices(ctx).remember(randomUUID())
    ctx.session.regenerate()
  }

  private async refuseStale(ctx: HttpContext, user: User) {
    const now = await User.find(user.id)
    if (now && now.password === user.password && !now.disabledAt) return
    await this.#sessions.close(ctx)
  }
}
