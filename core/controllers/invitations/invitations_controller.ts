import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { InvitationLimits } from '#services/invitations/invitation_limits'
import { InvitationMails } from '#services/invitations/invitation_mails'
import { describeInvitations } from '#services/invitations/invitation_view'
import { Invitations, type Sent } from '#services/invitations/invitations'
import { tenantTx } from '#services/tenancy/tenant_tx'
import InvitationTransformer from '#transformers/invitations/invitation_transformer'
import { invitationValidator, listInvitationsValidator } from '#validators/invitations/invitation'

/** What members do with invitations. Writing opens its own transaction: mails are counted before it and sent after it. */
@inject()
export default class InvitationsController {
  constructor(private invitations: Invitations) {}

  async index(ctx: HttpContext) {
    const filter = await ctx.request.validateUsing(listInvitationsValidator, { data: ctx.request.qs() })
    const { rows, nextCursor } = await this.invitations.list(ctx.actor, filter)
    const { data } = await ctx.serialize(InvitationTransformer.transform(await describeInvitations(rows)))
    return { data, nextCursor }
  }

  async store(ctx: HttpContext) {
    const { actor, request, response } = ctx
    const input = await request.validateUsing(invitationValidator, { data: request.body() })
    await new InvitationLimits().mail(actor.workspaceId, input.email)

    const sent = await tenantTx(actor, () => this.invitations.send(actor, input))
    response.status(201)
    return this.#answer(ctx, sent)
  }

  async resend(ctx: HttpContext) {
    const { actor, params } = ctx
    const { email } = await tenantTx(actor, () => this.invitations.find(actor, params.id))
    await new InvitationLimits().mail(actor.workspaceId, email)

    return this.#answer(ctx, await tenantTx(actor, () => this.invitations.resend(actor, params.id)))
  }

  async destroy({ actor, params, response }: HttpContext) {
    await tenantTx(actor, () => this.invitations.revoke(actor, params.id))
    return response.noContent()
  }

  async #answer(ctx: HttpContext, sent: Sent) {
    new InvitationMails().send(ctx.actor, [sent])
    const [view] = await tenantTx(ctx.actor, () => describeInvitations([sent.invitation]))
    return ctx.serialize(InvitationTransformer.transform(view))
  }
}
