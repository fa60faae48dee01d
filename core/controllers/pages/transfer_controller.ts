import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { ARCHIVE_MOST_BYTES, PART_MOST_BYTES } from '#services/transfer/limits'
import { WorkspaceExports } from '#services/transfer/workspace_exports'
import { WorkspaceImports } from '#services/transfer/workspace_imports'
import WorkspaceExportTransformer from '#transformers/transfer/workspace_export_transformer'
import WorkspaceImportTransformer from '#transformers/transfer/workspace_import_transformer'

/** Where a workspace is taken out and brought in. */
@inject()
export default class TransferController {
  constructor(
    private exports: WorkspaceExports,
    private imports: WorkspaceImports
  ) {}

  async index({ actor, auth, i18n, inertia }: HttpContext) {
    return inertia.render('settings/transfer', {
      exports: (await this.exports.list(actor)).map((made) => new WorkspaceExportTransformer(made, i18n).toObject()),
      imports: (await this.imports.list(actor)).map((row) => new WorkspaceImportTransformer(row, i18n).toObject()),
      limits: { part: PART_MOST_BYTES, archive: ARCHIVE_MOST_BYTES },
      timeZone: auth.user!.timeZone,
    })
  }
}
