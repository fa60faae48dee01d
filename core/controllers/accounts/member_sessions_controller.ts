import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { MemberSessions } from '#services/accounts/member_sessions'
import SessionTransformer from '#transformers/accounts/session_transformer'

/** /api/v1/members/:userId/sessions */
@inject()
export default class MemberSessionsController {
  constructor(private sessions: MemberSessions) {}

  async index({ actor, params, serialize }: HttpContext) {
    return serialize(SessionTransformer.transform(await this.sessions.ofMember(actor, params.userId.toLowerCase())))
  }

  async destroy({ actor, params, workspace }: HttpContext) {
    return { data: { ended: await this.sessions.endOfMember(actor, params.userId.toLowerCase(), workspace.name) } }
  }
}
