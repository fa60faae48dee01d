import { ImportJobSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'
import type { ForeignAccount } from '#services/planning/import/foreign_post'
import type { PlanMapping, PlanSettings } from '#services/planning/import/plan_columns'
import type { PlanKind } from '#services/planning/import/plan_file'

export type ImportState = 'uploaded' | 'checking' | 'checked' | 'running' | 'done' | 'cancelled' | 'failed'

/** Posts that come as a table. */
export default class ImportJob extends tenantModel(ImportJobSchema) {
  declare kind: PlanKind
  declare state: ImportState
  declare headers: string[]
  declare sample: string[][]
  declare mapping: PlanMapping | null
  declare settings: PlanSettings | null
  declare accounts: ForeignAccount[]
}
