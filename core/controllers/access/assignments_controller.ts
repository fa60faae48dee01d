import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { describeAssignments } from '#services/access/assignment_view'
import { Assignments, type NewAssignment } from '#services/access/assignments'
import { Grants } from '#services/access/grants'
import { Members } from '#services/access/members'
import { Previews } from '#services/access/preview'
import type { ScopeType } from '#services/access/scopes'
import { createAssignmentValidator, listAssignmentsValidator, previewAssignmentValidator } from '#validators/access/access'

@inject()
export default class AssignmentsController {
  constructor(
    private assignments: Assignments,
    private grants: Grants,
    private members: Members,
    private previews: Previews
  ) {}

  async index({ actor, request }: HttpContext) {
    const filter = await request.validateUsing(listAssignmentsValidator, { data: request.qs() })
    return { data: await this.assignments.list(actor, filter) }
  }

  async store({ actor, request, response }: HttpContext) {
    const made = await this.assignments.give(actor, assignmentOf(await request.validateUsing(createAssignmentValidator, { data: request.body() })))
    const [data] = await describeAssignments([made])
    response.status(201)
    return { data }
  }

  async destroy({ actor, params, response }: HttpContext) {
    await this.assignments.take(actor, params.id)
    return response.noContent()
  }

  /** Whatever changes what people have: giving or taking a role or a right, or removing somebody. */
  async preview({ actor, request }: HttpContext) {
    const { give, take, removeMember, grant, takeGrant } = await request.validateUsing(previewAssignmentValidator, { data: request.body() })
    const change = async () => {
      if (give) await this.assignments.give(actor, assignmentOf(give))
      if (take) await this.assignments.take(actor, take)
      if (grant) await this.grants.give(actor, { ...grant, scope: { type: grant.scopeType, id: grant.scopeId } })
      if (takeGrant) await this.grants.take(actor, takeGrant)
      if (removeMember) await this.members.remove(actor, removeMember)
    }
    return { data: await this.previews.of(actor, change) }
  }
}

const assignmentOf = ({ userId, roleId, scopeType, scopeId, expiresAt }: { userId: string; roleId: string; scopeType: ScopeType; scopeId: string; expiresAt?: string | null }): NewAssignment => ({
  userId,
  roleId,
  scope: { type: scopeType, id: scopeId },
  expiresAt: expiresAt ? DateTime.fromISO(expiresAt, { zone: 'utc' }) : null,
})
