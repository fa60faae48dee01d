import { randomUUID } from 'node:crypto'
import { createError } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import User from '#models/user'
import UserIdentity from '#models/user_identity'
import { AccountMails } from './account_mails.ts'
import { Accounts } from './accounts.ts'
import { returnTo } from './return_to.ts'
import { agentOf, Sessions } from './sessions.ts'
import { SignIn } from './sign_in.ts'
import { PROVIDER_NAMES, type SignInProvider } from './sign_in_providers.ts'

/** Thrown for a provider that is unknown or has no credentials here. */
export const E_NOT_OFFERED = createError('This provider is not offered here', 'E_NOT_OFFERED', 404)

/** Under this key the session remembers why the person went to the provider. */
const INTENT = 'social'
/** Longer than any consent screen takes; an older intent is not what the person has in mind any more. */
const INTENT_LIFETIME_MS = 10 * 60 * 1000

interface Intent {
  provider: SignInProvider
  /** The account to connect to; absent when the person wants to sign in. */
  linkTo?: string
  next: string
  at: number
}

/** What we take from a provider's answer. */
export interface ProviderProfile {
  subject: string
  name: string
  email: string | null
  emailState: 'verified' | 'unverified' | 'unsupported'
}

export type SocialOutcome =
  | { state: 'signed_in'; next: string }
  | { state: 'second_factor' }
  | { state: 'linked' }
  /** `reason` is a key under accounts.identities. */
  | { state: 'refused'; reason: 'taken' | 'exists' | 'unconfirmed' | 'disabled' | 'denied' | 'failed'; email?: string; linking: boolean }

/**
 * An account belongs to (provider, subject). An e-mail address never connects anything by itself: addresses change
 * hands, and a provider may let anybody claim one.
 */
export class SocialSignIn {
  begin(ctx: HttpContext, provider: SignInProvider, options: { linkTo?: string; next?: unknown }) {
    ctx.session.put(INTENT, { provider, linkTo: options.linkTo, next: returnTo(options.next), at: Date.now() } satisfies Intent)
    return ctx.ally.use(provider)
  }

  async finish(ctx: HttpContext, provider: SignInProvider): Promise<SocialOutcome> {
    const intent = this.takeIntent(ctx, provider)
    const linking = Boolean(intent?.linkTo)
    const driver = ctx.ally.use(provider)
    if (driver.accessDenied()) return { state: 'refused', reason: 'denied', linking }
    if (!intent || driver.stateMisMatch() || driver.hasError()) return { state: 'refused', reason: 'failed', linking }

    const profile = await this.profile(ctx, provider)
    if (!profile) return { state: 'refused', reason: 'failed', linking }
    return intent.linkTo ? this.link(ctx, provider, profile, intent.linkTo) : this.enter(ctx, provider, profile, intent.next)
  }

  /** False when it is the only way in. */
  async unlink(user: User, id: string): Promise<UserIdentity | false | null> {
    const identities = await UserIdentity.query().where('user_id', user.id)
    const identity = identities.find((candidate) => candidate.id === id)
    if (!identity) return null
    if (!user.password && identities.length === 1) return false
    await identity.delete()
    return identity
  }

  private async enter(ctx: HttpContext, provider: SignInProvider, profile: ProviderProfile, next: string): Promise<SocialOutcome> {
    const identity = await UserIdentity.findBy({ provider, subject: profile.subject })
    if (identity) {
      const user = await User.findOrFail(identity.userId)
      if (user.disabledAt) return { state: 'refused', reason: 'disabled', linking: false }
      const entered = await new SignIn().enter(ctx, user, next)
      return entered === 'signed_in' ? { state: entered, next } : { state: entered }
    }

    // Whether such an account exists is told only to somebody whose provider vouches for the address.
    if (!profile.email || profile.emailState !== 'verified') return { state: 'refused', reason: 'unconfirmed', linking: false }
    const email = profile.email.trim().toLowerCase()
    if (await User.findBy('email', email)) return { state: 'refused', reason: 'exists', email, linking: false }

    const user = await new Accounts().create(ctx, { fullName: profile.name, email, password: null, timeZone: 'UTC', isVerified: true })
    if (!user) return { state: 'refused', reason: 'exists', email, linking: false }
    await UserIdentity.create({ id: randomUUID(), userId: user.id, provider, subject: profile.subject })
    await new SignIn().open(ctx, user, { announce: false })
    // Whoever was on their way somewhere, such as to an invitation, gets there.
    return { state: 'signed_in', next: next === '/' ? '/onboarding' : next }
  }

  private async link(ctx: HttpContext, provider: SignInProvider, profile: ProviderProfile, userId: string): Promise<SocialOutcome> {
    // The person may have signed out, or in as somebody else, while at the provider.
    const user = ctx.auth.use('web').user
    if (!user || user.id !== userId) return { state: 'refused', reason: 'failed', linking: true }

    const identity = await UserIdentity.findBy({ provider, subject: profile.subject })
    if (identity && identity.userId !== user.id) return { state: 'refused', reason: 'taken', linking: true }
    if (!identity) {
      await UserIdentity.create({ id: randomUUID(), userId: user.id, provider, subject: profile.subject })
      new AccountMails().identityLinked(user, PROVIDER_NAMES[provider], { address: ctx.request.ip(), userAgent: agentOf(ctx) })
    }
    await new Sessions().rotate(ctx, user)
    return { state: 'linked' }
  }

  private takeIntent(ctx: HttpContext, provider: SignInProvider): Intent | null {
    const intent: Intent | undefined = ctx.session.pull(INTENT)
    return intent && intent.provider === provider && Date.now() - intent.at < INTENT_LIFETIME_MS ? intent : null
  }

  private async profile(ctx: HttpContext, provider: SignInProvider): Promise<ProviderProfile | null> {
    try {
      const { id, name, email, emailVerificationState, original } = await ctx.ally.use(provider).user()
      if (!id) return null
      const fullName = String(original?.name || name || email?.split('@')[0] || PROVIDER_NAMES[provider]).slice(0, 100)
      return { subject: String(id), name: fullName, email, emailState: emailVerificationState }
    } catch (error) {
      ctx.logger.warn({ err: error, provider }, 'a provider did not answer a sign-in')
      return null
    }
  }
}
