import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { ImpersonationMails } from '#services/access/impersonation_mails'
import { ImpersonationSession } from '#services/access/impersonation_session'
import { Impersonations } from '#services/access/impersonations'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { listImpersonationsValidator, startImpersonationValidator } from '#validators/access/impersonation'

@inject()
export default class ImpersonationsController {
  constructor(
    private impersonations: Impersonations,
    private session: ImpersonationSession,
    private mails: ImpersonationMails
  ) {}

  async index({ request }: HttpContext) {
    const { impersonations, nextCursor } = await this.impersonations.list(await request.validateUsing(listImpersonationsValidator, { data: request.qs() }))
    return { data: impersonations, nextCursor }
  }

  async store(ctx: HttpContext) {
    const { actor, request, response, workspace } = ctx
    const input = await request.validateUsing(startImpersonationValidator, { data: request.body() })
    const data = await tenantTx(actor, () => this.impersonations.begin(actor, input))
    await this.session.begin(ctx, data)
    this.mails.started(workspace.name, data)
    response.status(201)
    return { data }
  }

  async destroy({ actor, params, response }: HttpContext) {
    await tenantTx(actor, () => this.impersonations.end(actor, params.id))
    return response.noContent()
  }

  /** From the banner of the pages: back to being oneself. */
  async end(ctx: HttpContext) {
    const { actor, i18n, impersonation, response, session } = ctx
    if (impersonation) {
      await tenantTx(actor, () => this.impersonations.end(actor, impersonation.id))
      await this.session.end(ctx)
      session.flash('notice', i18n.t('impersonation.ended'))
    }
    return response.redirect().status(303).toPath('/')
  }
}
