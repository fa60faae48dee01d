import { createError } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import { Passkeys } from '#services/accounts/passkeys'
import { Sessions } from '#services/accounts/sessions'
import PasskeyTransformer from '#transformers/accounts/passkey_transformer'
import { newPasskeyValidator, passkeyNameValidator } from '#validators/accounts/second_factor'

const E_NO_SUCH_PASSKEY = createError('There is no such passkey', 'E_NOT_FOUND', 404)

/** The person's own passkeys. */
export default class PasskeysController {
  async begin(ctx: HttpContext) {
    return { data: await new Passkeys(ctx).beginAdding(ctx.auth.user!) }
  }

  async store(ctx: HttpContext) {
    const { name, passkey } = await ctx.request.validateUsing(newPasskeyValidator)
    const added = await new Passkeys(ctx).add(ctx.auth.user!, name, passkey as RegistrationResponseJSON)
    await new Sessions().rotate(ctx, ctx.auth.user!)
    return ctx.response.created(await ctx.serialize(PasskeyTransformer.transform(added)))
  }

  async update(ctx: HttpContext) {
    const { name } = await ctx.request.validateUsing(passkeyNameValidator)
    const passkey = await new Passkeys(ctx).rename(ctx.auth.user!.id, ctx.params.id, name)
    if (!passkey) throw new E_NO_SUCH_PASSKEY()
    return ctx.serialize(PasskeyTransformer.transform(passkey))
  }

  async destroy(ctx: HttpContext) {
    if (!(await new Passkeys(ctx).remove(ctx.auth.user!, ctx.params.id))) throw new E_NO_SUCH_PASSKEY()
    await new Sessions().rotate(ctx, ctx.auth.user!)
    return ctx.response.noContent()
  }
}
