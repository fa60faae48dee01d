import type { HttpContext } from '@adonisjs/core/http'
import { E_NOT_OFFERED, SocialSignIn, type SocialOutcome } from '#services/accounts/social_sign_in'
import { requireStepUp } from '#services/accounts/step_up'
import { isOffered, PROVIDER_NAMES, type SignInProvider } from '#services/accounts/sign_in_providers'

/** Signing in through another provider, and connecting such an account to one's own. */
export default class IdentitiesController {
  async redirect(ctx: HttpContext) {
    return new SocialSignIn().begin(ctx, offered(ctx), { next: ctx.request.qs().next }).redirect()
  }

  async callback(ctx: HttpContext) {
    const provider = offered(ctx)
    await ctx.auth.use('web').check()
    return this.answer(ctx, provider, await new SocialSignIn().finish(ctx, provider))
  }

  async store(ctx: HttpContext) {
    requireStepUp(ctx)
    const user = ctx.auth.use('web').getUserOrFail()
    const url = await new SocialSignIn().begin(ctx, offered(ctx), { linkTo: user.id }).redirectUrl()
    return ctx.inertia.location(url)
  }

  async destroy(ctx: HttpContext) {
    requireStepUp(ctx)
    const { auth, params, response, session, i18n } = ctx
    const removed = await new SocialSignIn().unlink(auth.user!, params.id)
    if (removed) session.flash('notice', i18n.t('accounts.identities.removed', { provider: PROVIDER_NAMES[removed.provider as SignInProvider] }))
    else if (removed === false) session.flashErrors({ E_LAST_WAY_IN: i18n.t('accounts.identities.last') })
    return response.redirect().toPath('/account/security')
  }

  private answer({ response, session, i18n }: HttpContext, provider: SignInProvider, outcome: SocialOutcome) {
    const name = PROVIDER_NAMES[provider]
    if (outcome.state === 'signed_in') return response.redirect().toPath(outcome.next)
    if (outcome.state === 'second_factor') return response.redirect().toPath('/login/confirm')
    if (outcome.state === 'linked') {
      session.flash('notice', i18n.t('accounts.identities.linked', { provider: name }))
      return response.redirect().toPath('/account/security')
    }
    session.flashErrors({ E_SIGN_IN: i18n.t(`accounts.identities.${outcome.reason}`, { provider: name, email: outcome.email ?? '' }) })
    return response.redirect().toPath(outcome.linking ? '/account/security' : '/login')
  }
}

/** A provider without credentials has no address here. */
function offered({ params }: HttpContext): SignInProvider {
  if (!isOffered(params.provider)) throw new E_NOT_OFFERED()
  return params.provider
}
