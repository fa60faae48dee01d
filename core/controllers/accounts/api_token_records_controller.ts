import type { HttpContext } from '@adonisjs/core/http'
import { createError } from '@adonisjs/core/exceptions'
import { ApiTokens } from '#services/accounts/api_tokens'
import ApiTokenTransformer from '#transformers/accounts/api_token_transformer'
import { create } from './api_tokens_controller.ts'

const E_NO_SUCH_TOKEN = createError('There is no such token', 'E_NOT_FOUND', 404)

/** /api/v1/api-tokens. Only for signed-in sessions: a token that could make tokens would outlive its own end. */
export default class ApiTokenRecordsController {
  async index({ auth, serialize }: HttpContext) {
    return serialize(ApiTokenTransformer.transform(await new ApiTokens().list(auth.user!)))
  }

  async store(ctx: HttpContext) {
    const { token, plainText } = await create(ctx)
    const { data } = await ctx.serialize(ApiTokenTransformer.transform(token))
    return ctx.response.created({ data, token: plainText })
  }

  async destroy({ auth, params, response }: HttpContext) {
    if ((await new ApiTokens().revoke(auth.user!, Number(params.id))) === null) throw new E_NO_SUCH_TOKEN()
    return response.noContent()
  }
}
