import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { WorkspaceImports } from '#services/transfer/workspace_imports'
import WorkspaceImportTransformer from '#transformers/transfer/workspace_import_transformer'
import { importValidator, startValidator } from '#validators/transfer/import'

/** Archives that the signed-in person brings in, each as a workspace of its own. */
@inject()
export default class ImportsController {
  constructor(private imports: WorkspaceImports) {}

  async index({ actor, i18n }: HttpContext) {
    return { data: (await this.imports.list(actor)).map((row) => new WorkspaceImportTransformer(row, i18n).toObject()) }
  }

  async show({ actor, i18n, params }: HttpContext) {
    return { data: new WorkspaceImportTransformer(await this.imports.find(actor, params.id.toLowerCase()), i18n).toObject() }
  }

  async store({ actor, i18n, request, response }: HttpContext) {
    const row = await this.imports.create(actor, await request.validateUsing(importValidator, { data: request.body() }))
    response.status(201)
    return { data: new WorkspaceImportTransformer(row, i18n).toObject() }
  }

  async start({ actor, i18n, params, request, response }: HttpContext) {
    const row = await this.imports.start(actor, params.id.toLowerCase(), await request.validateUsing(startValidator, { data: request.body() }))
    response.status(202)
    return { data: new WorkspaceImportTransformer(row, i18n).toObject() }
  }

  async destroy({ actor, params, response }: HttpContext) {
    await this.imports.remove(actor, params.id.toLowerCase())
    return response.noContent()
  }
}
