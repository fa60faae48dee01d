import { WorkspaceImportSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'
import type { Findings, ImportState, Outcome } from '#services/transfer/shapes'

/** An archive that somebody uploads, and the workspace that is made of it. */
export default class WorkspaceImport extends tenantModel(WorkspaceImportSchema) {
  declare state: ImportState
  declare findings: Findings | null
  declare outcome: Outcome | null
}
