import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { BulkInvitations } from '#services/invitations/bulk_invitations'
import { InvitationMails } from '#services/invitations/invitation_mails'
import { E_CSV } from '#services/invitations/errors'
import { bulkQueryValidator } from '#validators/invitations/invitation'

/** Many invitations from one file, which is the body of the request. */
@inject()
export default class BulkInvitationsController {
  constructor(private bulk: BulkInvitations) {}

  async store({ actor, request }: HttpContext) {
    const { rehearse } = await request.validateUsing(bulkQueryValidator, { data: request.qs() })
    // The parser of bodies keeps every byte of it as one character.
    const bytes = Buffer.from(request.raw() ?? '', 'latin1')
    if (!bytes.length) throw new E_CSV(['Send the file as the body of the request, as text/csv.'])

    const { results, sent } = await this.bulk.run(actor, bytes, { rehearse: rehearse === 'true' })
    if (sent.length) new InvitationMails().send(actor, sent)
    return { data: results }
  }
}
