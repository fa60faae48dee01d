import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { ALL_PERMISSIONS, definitionOf } from '#services/access/permissions'
import { E_ROLE_CHANGED } from '#services/access/errors'
import { Previews } from '#services/access/preview'
import { Roles } from '#services/access/roles'
import { createRoleValidator, deleteRoleValidator, previewRoleValidator, updateRoleValidator } from '#validators/access/access'

@inject()
export default class RolesController {
  constructor(
    private roles: Roles,
    private previews: Previews
  ) {}

  permissions() {
    return { data: ALL_PERMISSIONS.map((name) => ({ name, description: definitionOf(name).description, on: definitionOf(name).on, isSensitive: definitionOf(name).isSensitive ?? false })) }
  }

  async index() {
    return { data: await this.roles.list() }
  }

  async show({ params }: HttpContext) {
    return { data: await this.roles.find(params.id.toLowerCase()) }
  }

  async store({ request, response }: HttpContext) {
    const role = await this.roles.create(await request.validateUsing(createRoleValidator, { data: request.body() }))
    response.status(201).header('location', `/api/v1/roles/${role.id}`)
    return { data: role }
  }

  async update({ params, request }: HttpContext) {
    const id = params.id.toLowerCase()
    const input = await request.validateUsing(updateRoleValidator, { data: request.body() })
    try {
      return { data: await this.roles.update(id, input) }
    } catch (error) {
      // The editor gets what is there now, so that nothing typed on either side is lost.
      if (error instanceof E_ROLE_CHANGED) Object.assign(error, { facts: { current: await this.roles.find(id) } })
      throw error
    }
  }

  async destroy({ params, request, response }: HttpContext) {
    const { replaceWith } = await request.validateUsing(deleteRoleValidator, { data: request.qs() })
    await this.roles.remove(params.id.toLowerCase(), replaceWith)
    return response.noContent()
  }

  async preview({ actor, request }: HttpContext) {
    const { id, remove, replaceWith, role } = await request.validateUsing(previewRoleValidator, { data: request.body() })
    const change = async () => {
      if (remove && id) return this.roles.remove(id, replaceWith)
      if (id && role) return this.roles.update(id, { ...role, version: role.version ?? (await this.roles.find(id)).version! })
      if (role) return this.roles.create(role)
      return undefined
    }
    return { data: await this.previews.of(actor, change) }
  }
}
