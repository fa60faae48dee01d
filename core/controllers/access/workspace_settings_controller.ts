import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { Settings } from '#services/access/workspace_settings'
import { updateWorkspaceValidator } from '#validators/access/access'

@inject()
export default class WorkspaceSettingsController {
  constructor(private settings: Settings) {}

  async show() {
    return { data: await this.settings.read() }
  }

  async update({ request }: HttpContext) {
    return { data: await this.settings.update(await request.validateUsing(updateWorkspaceValidator, { data: request.body() })) }
  }
}
