import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { WORKSPACE_KEY } from '#middleware/workspace_middleware'
import type User from '#models/user'
import { Limits } from '#services/accounts/limits'
import { Sessions } from '#services/accounts/sessions'
import { SignIn } from '#services/accounts/sign_in'
import { Acceptance } from '#services/invitations/acceptance'
import { E_INVITATION_GONE, E_SIGN_IN_FIRST } from '#services/invitations/errors'
import { InvitationLimits } from '#services/invitations/invitation_limits'
import { visitorOf } from '#services/invitations/visitor'
import OpenInvitationTransformer from '#transformers/invitations/open_invitation_transformer'
import { acceptValidator } from '#validators/invitations/invitation'

/** For whoever holds the link of an invitation: signed in, with an account, or new. */
@inject()
export default class AcceptancesController {
  constructor(private acceptance: Acceptance) {}

  async show(ctx: HttpContext) {
    await new InvitationLimits().look(ctx.request.ip())
    const open = await this.acceptance.look(ctx.params.token, await visitorOf(ctx))
    if (!open) throw new E_INVITATION_GONE()
    return ctx.serialize(OpenInvitationTransformer.transform(open))
  }

  async store(ctx: HttpContext) {
    await new InvitationLimits().look(ctx.request.ip())
    const visitor = await visitorOf(ctx)
    const { workspaceId } = visitor ? await this.#join(ctx, visitor) : await this.#register(ctx)
    ctx.session.put(WORKSPACE_KEY, workspaceId)
    return { data: { workspaceId } }
  }

  /** What the session may do has changed: it goes on under a new id. */
  async #join(ctx: HttpContext, visitor: User) {
    const joined = await this.acceptance.accept(ctx.params.token, visitor, originOf(ctx))
    await new Sessions().rotate(ctx, visitor)
    return joined
  }

  /** The address counts as proven, since the link went there. */
  async #register(ctx: HttpContext) {
    const { i18n, params, request } = ctx
    const open = await this.acceptance.look(params.token, null)
    if (!open) throw new E_INVITATION_GONE()
    if (open.hasAccount) throw new E_SIGN_IN_FIRST()

    const data = request.body()
    const { fullName, password, timeZone = 'UTC' } = await request.validateUsing(acceptValidator, { data, meta: { about: { email: open.email } } })
    await new Limits().register(request.ip())
    const joined = await this.acceptance.accept(params.token, { fullName, password, timeZone, locale: i18n.locale }, originOf(ctx))
    await new SignIn().open(ctx, joined.user, { announce: false })
    return joined
  }
}

const originOf = ({ request }: HttpContext) => ({ ip: request.ip(), id: request.id() ?? null })
