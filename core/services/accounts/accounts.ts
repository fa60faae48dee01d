import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import User from '#models/user'
import { Workspaces } from '#services/tenancy/workspaces'
import { AccountMails } from './account_mails.ts'
import { evenTime } from './even_time.ts'
import { KnownDevices } from './known_devices.ts'
import { Limits } from './limits.ts'
import { MailLinks } from './mail_links.ts'
import { Passwords } from './passwords.ts'
import { agentOf, Sessions } from './sessions.ts'
import { SignIn } from './sign_in.ts'

/** Above what creating an account takes here (a hash and a dozen statements), so that both paths end together. */
const REGISTER_TAKES_MS = 400
/** Above what looking up an account and storing a link takes. */
const FORGOT_TAKES_MS = 150

export interface Registration {
  fullName: string
  email: string
  password: string
  timeZone: string
}

const originOf = (ctx: HttpContext) => ({ address: ctx.request.ip(), userAgent: agentOf(ctx) })

export class Accounts {
  #links = new MailLinks()
  #mails = new AccountMails()
  #passwords = new Passwords()
  #sessions = new Sessions()

  /**
   * A new account with its own workspace, signed in. When the address has an account already, nothing happens
   * but a mail to its owner; the answer is the same and takes the same time.
   */
  async register(ctx: HttpContext, input: Registration) {
    await evenTime(REGISTER_TAKES_MS, async () => {
      const existing = await User.findBy('email', input.email)
      if (existing) {
        await this.#passwords.spend(input.password)
        new SignIn().pretend(ctx)
        // Refused quietly: too many of these mails must not show in the answer.
        const mayMail = await new Limits().mayMailTo(input.email)
        if (mayMail && !existing.disabledAt) this.#mails.alreadyRegistered(existing)
        return
      }

      const user = await this.create(ctx, input)
      if (!user) return
      this.#mails.verify(user, await this.#links.issue(user.id, 'verify_email'))
      await new SignIn().open(ctx, user, { announce: false })
    })
  }

  /** Answers null when a parallel request took the address in between. */
  async create(ctx: HttpContext, input: Omit<Registration, 'password'> & { password: string | null; isVerified?: boolean }): Promise<User | null> {
    const user = new User().fill({
      id: randomUUID(),
      fullName: input.fullName,
      email: input.email,
      password: input.password,
      timeZone: input.timeZone,
      locale: ctx.i18n.locale,
      emailVerifiedAt: input.isVerified ? DateTime.utc() : null,
    })
    try {
      await user.save()
    } catch (error: any) {
      if (isTaken(error)) return null
      throw error
    }
    await new Workspaces().create(user.id, { name: ctx.i18n.t('accounts.register.workspace_name', { name: input.fullName }), timeZone: input.timeZone, isToSetUp: true })
    return user
  }

  async resendVerification(user: User) {
    if (user.isVerified) return
    this.#mails.verify(user, await this.#links.issue(user.id, 'verify_email'))
  }

  /** False for a link that is unknown, used, void or expired. */
  async verifyEmail(token: string): Promise<boolean> {
    const link = await this.#links.take(token, 'verify_email')
    if (!link) return false
    await User.query().where('id', link.userId).whereNull('email_verified_at').update({ email_verified_at: new Date() })
    return true
  }

  async forgotPassword(email: string) {
    await evenTime(FORGOT_TAKES_MS, async () => {
      const user = await User.findBy('email', email)
      if (!user || user.disabledAt) return
      this.#mails.resetPassword(user, await this.#links.issue(user.id, 'reset_password'))
    })
  }

  /** Sets the password, ends every session and voids every other link. Signs nobody in. */
  async resetPassword(ctx: HttpContext, token: string, password: string): Promise<boolean> {
    const link = await this.#links.take(token, 'reset_password')
    const user = link && (await User.find(link.userId))
    if (!user || user.disabledAt) return false

    user.password = password
    // Whoever holds the link holds the mailbox.
    user.emailVerifiedAt ??= DateTime.utc()
    await user.save()
    await this.#links.void(user.id, 'reset_password', 'verify_email', 'change_email')
    await this.#sessions.endAll(user.id)
    // From here the owner gets in even while strangers keep the account's own bucket full.
    new KnownDevices(ctx).remember(user.id)
    this.#mails.passwordChanged(user, originOf(ctx))
    return true
  }

  /** The other sessions end; this one goes on under a new id. */
  async changePassword(ctx: HttpContext, user: User, password: string) {
    user.password = password
    await user.save()
    await this.#links.void(user.id, 'reset_password')
    await this.#sessions.endAll(user.id, ctx.session.sessionId)
    await this.#sessions.rotate(ctx, user)
    this.#mails.passwordChanged(user, originOf(ctx))
  }

  /** The address changes only once its mailbox is proven. Says nothing about whether another account has it. */
  async askEmailChange(ctx: HttpContext, user: User, email: string) {
    await evenTime(FORGOT_TAKES_MS, async () => {
      const owner = await User.findBy('email', email)
      if (owner?.id === user.id) return
      this.#mails.emailChangeAsked(user, email, originOf(ctx))
      if (owner) return this.#mails.addressTaken(owner)
      this.#mails.confirmNewAddress(user, email, await this.#links.issue(user.id, 'change_email', { email }))
    })
  }

  /** Only the account that asked may follow the link: a mistyped address belongs to a stranger. */
  async confirmEmailChange(ctx: HttpContext, user: User, token: string): Promise<boolean> {
    const pending = await this.#links.peek(token, 'change_email')
    if (pending?.userId !== user.id) return false
    const link = await this.#links.take(token, 'change_email')
    if (!link) return false

    const oldEmail = user.email
    user.merge({ email: link.payload.email, emailVerifiedAt: DateTime.utc() })
    try {
      await user.save()
    } catch (error: any) {
      if (isTaken(error)) return false
      throw error
    }
    // Links that went to the old mailbox must not open the account any more.
    await this.#links.void(user.id, 'reset_password', 'verify_email')
    await this.#sessions.endAll(user.id, ctx.session.sessionId)
    await this.#sessions.rotate(ctx, user)
    this.#mails.emailChanged(user, oldEmail, originOf(ctx))
    return true
  }

  /** Takes effect on the next request of each session and token. */
  async disable(user: User) {
    user.disabledAt = DateTime.utc()
    await user.save()
    await this.#sessions.endAll(user.id)
  }
}

/** Postgres: unique_violation. */
const isTaken = (error: any) => error?.code === '23505'
