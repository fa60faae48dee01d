import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { Members } from '#services/access/members'
import { listMembersValidator } from '#validators/access/access'

@inject()
export default class MembersController {
  constructor(private members: Members) {}

  async index({ actor, request }: HttpContext) {
    const { members, nextCursor } = await this.members.list(actor, await request.validateUsing(listMembersValidator, { data: request.qs() }))
    return { data: members, nextCursor }
  }

  async show({ actor, params }: HttpContext) {
    return { data: await this.members.find(actor, params.id.toLowerCase()) }
  }

  async destroy({ actor, params, response }: HttpContext) {
    await this.members.remove(actor, params.id.toLowerCase())
    return response.noContent()
  }
}
