import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { Grants } from '#services/access/grants'
import { createGrantValidator, listGrantsValidator } from '#validators/access/access'

@inject()
export default class GrantsController {
  constructor(private grants: Grants) {}

  async index({ actor, request }: HttpContext) {
    return { data: await this.grants.list(actor, await request.validateUsing(listGrantsValidator, { data: request.qs() })) }
  }

  async store({ actor, request, response }: HttpContext) {
    const { scopeType, scopeId, expiresAt, ...rest } = await request.validateUsing(createGrantValidator, { data: request.body() })
    const made = await this.grants.give(actor, { ...rest, scope: { type: scopeType, id: scopeId }, expiresAt: expiresAt ? DateTime.fromISO(expiresAt, { zone: 'utc' }) : null })
    const [data] = await this.grants.describe([made])
    response.status(201)
    return { data }
  }

  async destroy({ actor, params, response }: HttpContext) {
    await this.grants.take(actor, params.id)
    return response.noContent()
  }
}
