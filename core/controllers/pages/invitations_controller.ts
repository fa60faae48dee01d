import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Brand from '#models/brand'
import { PermissionEngine } from '#services/access/permission_engine'
import { roleNameIn } from '#services/access/role_words'
import { showsOutbox } from '#services/mail/outbox'
import { Acceptance } from '#services/invitations/acceptance'
import { CSV_BYTES_MOST, ROWS_MOST } from '#services/invitations/invitation_csv'
import { InvitationLimits } from '#services/invitations/invitation_limits'
import { describeInvitations, INVITATION_STATES, type InvitationState } from '#services/invitations/invitation_view'
import { Invitations } from '#services/invitations/invitations'
import { OfferableRoles } from '#services/invitations/offerable_roles'
import { visitorOf } from '#services/invitations/visitor'
import BrandTransformer from '#transformers/publishing/brand_transformer'
import InvitationTransformer from '#transformers/invitations/invitation_transformer'
import OpenInvitationTransformer from '#transformers/invitations/open_invitation_transformer'

@inject()
export default class InvitationsController {
  constructor(
    private acceptance: Acceptance,
    private engine: PermissionEngine,
    private invitations: Invitations,
    private offerable: OfferableRoles
  ) {}

  /** The page of the team's invitations. */
  async index({ actor, auth, inertia, request }: HttpContext) {
    const { state, cursor } = request.qs() as Record<string, string | undefined>
    const filter = { state: INVITATION_STATES.find((known) => known === state) as InvitationState | undefined, cursor }
    const { rows, nextCursor } = await this.invitations.list(actor, filter)
    const narrow = await this.engine.scope(actor, 'brands.view')
    return inertia.render('team/invitations', {
      invitations: InvitationTransformer.transform(await describeInvitations(rows)),
      nextCursor,
      filters: { state: filter.state ?? null, cursor: cursor ?? null },
      brands: BrandTransformer.transform(await narrow(Brand.query()).orderBy('name')),
      roles: await this.offerable.of(actor),
      timeZone: auth.user!.timeZone,
      limits: { rows: ROWS_MOST, bytes: CSV_BYTES_MOST },
      hasOutbox: showsOutbox(),
    })
  }

  /** Where the mail leads. The same page for a link that is unknown, over, or somebody else's. */
  async show(ctx: HttpContext) {
    await new InvitationLimits().look(ctx.request.ip())
    const visitor = await visitorOf(ctx)
    const open = await this.acceptance.look(ctx.params.token, visitor)
    if (!open) ctx.response.status(404)
    // Whoever holds the link gets no ids, so the names are put into their language here.
    const roles = open?.roles.map((role) => ({ ...role, roleName: roleNameIn(role, ctx.i18n) })) ?? []
    return ctx.inertia.render('invitations/show', { invitation: open && OpenInvitationTransformer.transform({ ...open, roles }), isSignedIn: visitor !== null })
  }
}
