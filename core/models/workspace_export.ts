import { column } from '@adonisjs/lucid/orm'
import { WorkspaceExportSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'
import type { ExportState } from '#services/transfer/shapes'

/** An archive of the whole workspace that a worker makes. */
export default class WorkspaceExport extends tenantModel(WorkspaceExportSchema) {
  declare state: ExportState

  @column({ columnName: 'sha256' })
  declare sha256: string | null
}
