import type { HttpContext } from '@adonisjs/core/http'
import { ABILITIES } from '#services/accounts/abilities'
import { AccountMails } from '#services/accounts/account_mails'
import { ApiTokens, TOKEN_DAYS } from '#services/accounts/api_tokens'
import { agentOf } from '#services/accounts/sessions'
import { requireStepUp } from '#services/accounts/step_up'
import ApiTokenTransformer from '#transformers/accounts/api_token_transformer'
import { apiTokenValidator } from '#validators/accounts/api_token'

export default class ApiTokensController {
  async index(ctx: HttpContext) {
    return this.page(ctx)
  }

  /** Answers with the page itself: kept for a redirect, the token would have to be stored in the clear. */
  async store(ctx: HttpContext) {
    const { token, plainText } = await create(ctx)
    return this.page(ctx, { name: token.name, value: plainText })
  }

  async destroy({ auth, params, response, session, i18n }: HttpContext) {
    const name = await new ApiTokens().revoke(auth.user!, Number(params.id))
    if (name !== null) session.flash('notice', i18n.t('accounts.tokens.revoked', { name }))
    return response.redirect().toPath('/account/tokens')
  }

  private async page({ inertia, auth }: HttpContext, shownOnce: { name: string; value: string } | null = null) {
    const items = await new ApiTokens().list(auth.user!)
    return inertia.render('account/tokens', {
      items: ApiTokenTransformer.transform(items),
      timeZone: auth.user!.timeZone,
      abilities: [...ABILITIES],
      days: [...TOKEN_DAYS],
      shownOnce,
    })
  }
}

/** Shared with the JSON endpoint. */
export async function create(ctx: HttpContext) {
  requireStepUp(ctx)
  const user = ctx.auth.use('web').getUserOrFail()
  const input = await ctx.request.validateUsing(apiTokenValidator)
  const created = await new ApiTokens().create(user, input)
  new AccountMails().tokenCreated(user, created.token.name, { address: ctx.request.ip(), userAgent: agentOf(ctx) })
  return created
}
