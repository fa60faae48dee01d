import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { requireStepUp } from '#services/accounts/step_up'
import { InvitationMails } from '#services/invitations/invitation_mails'
import { OnboardingService } from '#services/onboarding/onboarding_service'
import type { Judge } from '#services/onboarding/step_writers'
import { chargeRows, filledRows } from '#services/onboarding/team_invitations'
import type { OnboardingChange, OnboardingProgressView } from '#services/profiles/shapes'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { onboardingChangeValidator } from '#validators/onboarding/onboarding'
import { expectedRevision } from '../profiles/revision.ts'

/** The journey of the workspace. Writing opens its own transaction: invitations are counted before it and sent after it. */
@inject()
export default class ProgressController {
  constructor(private onboarding: OnboardingService) {}

  async show(ctx: HttpContext) {
    return shown(ctx, await this.onboarding.read(ctx.actor, ctx.i18n))
  }

  async update(ctx: HttpContext) {
    const { actor, i18n, request } = ctx
    const { step, action } = await request.validateUsing(onboardingChangeValidator, { data: request.body() })
    const data = typed(request)
    const rows = step === 'invite_team' && action === 'next' ? filledRows(data ?? {}) : []
    // To invite people takes the same proof here as on the page of the team.
    if (rows.length) requireStepUp(ctx)
    const barred = await chargeRows(actor.workspaceId, rows)
    const judge = ((validator, value) => request.validateUsing(validator, { data: value })) as Judge

    const { view, team } = await tenantTx(actor, () => this.onboarding.change({ step, action, data }, { actor, i18n, judge, barred }, expectedRevision(ctx)))
    if (team?.sent.length) new InvitationMails().send(actor, team.sent)
    return { ...shown(ctx, view), ...(team && { invitations: team.rows }) }
  }

  async complete(ctx: HttpContext) {
    return shown(ctx, await this.onboarding.complete(ctx.actor, ctx.i18n, expectedRevision(ctx)))
  }
}

/** As it was sent: the body's parser cuts blanks off and takes empty texts away, while somebody is still typing. */
function typed(request: HttpContext['request']): OnboardingChange['data'] {
  const raw = request.is(['json']) ? request.raw() : null
  const body = raw ? JSON.parse(raw) : request.body()
  return body.data ?? undefined
}

/** With the revision as its tag. */
function shown({ response }: HttpContext, data: OnboardingProgressView) {
  response.header('etag', `"${data.revision}"`)
  return { data }
}
