import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { WorkspaceExports } from '#services/transfer/workspace_exports'
import WorkspaceExportTransformer from '#transformers/transfer/workspace_export_transformer'

/** Archives of the whole workspace, which a worker makes. */
@inject()
export default class ExportsController {
  constructor(private exports: WorkspaceExports) {}

  async index({ actor, i18n }: HttpContext) {
    return { data: (await this.exports.list(actor)).map((made) => new WorkspaceExportTransformer(made, i18n).toObject()) }
  }

  async show({ actor, i18n, params }: HttpContext) {
    return { data: new WorkspaceExportTransformer(await this.exports.find(actor, params.id.toLowerCase()), i18n).toObject() }
  }

  async store({ actor, i18n, response }: HttpContext) {
    const made = await this.exports.create(actor)
    response.status(202)
    return { data: new WorkspaceExportTransformer(made, i18n).toObject() }
  }

  async destroy({ actor, params, response }: HttpContext) {
    await this.exports.remove(actor, params.id.toLowerCase())
    return response.noContent()
  }
}
