import { column } from '@adonisjs/lucid/orm'
import { ReportSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'
import type { ReportFormat, ReportKind, ReportQuestion, ReportState } from '#services/reports/shapes'

/** A file that is made in the background, for the one who asked for it. */
export default class Report extends tenantModel(ReportSchema) {
  declare kind: ReportKind
  declare format: ReportFormat
  declare state: ReportState
  declare question: ReportQuestion

  @column({ columnName: 'sha256' })
  declare sha256: string | null
}
