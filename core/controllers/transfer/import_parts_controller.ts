import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { readPart } from '#services/transfer/read_part'
import { WorkspaceImports } from '#services/transfer/workspace_imports'
import { tenantTx } from '#services/tenancy/tenant_tx'
import WorkspaceImportTransformer from '#transformers/transfer/workspace_import_transformer'
import { partValidator } from '#validators/transfer/import'

/** The bytes of an archive, a part at a time: after a break the next request goes on where the last one that arrived ended. */
@inject()
export default class ImportPartsController {
  constructor(private imports: WorkspaceImports) {}

  async update({ actor, i18n, params, request }: HttpContext) {
    const id = params.id.toLowerCase()
    const { offset } = await request.validateUsing(partValidator, { data: request.qs() })
    // Whoever has none there is refused before anything is read; and nothing is open while it arrives.
    await tenantTx(actor, () => this.imports.find(actor, id))
    const part = await readPart(request.request)
    const row = await tenantTx(actor, () => this.imports.receive(actor, id, offset, part))
    return { data: new WorkspaceImportTransformer(row, i18n).toObject() }
  }
}
