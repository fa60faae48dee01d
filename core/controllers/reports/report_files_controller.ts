import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { MediaStore } from '#services/media/media_store'
import { contentDisposition } from '#services/media/names'
import { audit } from '#services/audit/audit'
import { Reports } from '#services/reports/reports'
import { tenantTx } from '#services/tenancy/tenant_tx'

const TYPES = { pdf: 'application/pdf', csv: 'text/csv; charset=utf-8' }

/** A report's bytes, for the one who asked for it, until it expires. No transaction is open while they are sent. */
@inject()
export default class ReportFilesController {
  constructor(private reports: Reports) {}

  async show({ actor, params, response }: HttpContext) {
    const { report, key } = await tenantTx(actor, async () => {
      const found = await this.reports.file(actor, params.id.toLowerCase())
      await audit({ action: 'report.downloaded', subject: { type: 'report', id: found.report.id }, brandId: found.report.brandId, after: { title: found.report.title, sha256: found.report.sha256 } })
      return found
    })
    response.header('content-type', TYPES[report.format])
    response.header('content-disposition', contentDisposition('attachment', report.title, report.format))
    response.header('content-length', Number(report.bytes))
    response.header('cache-control', 'private, no-store')
    return response.stream(await new MediaStore().stream(key, 0, Number(report.bytes)))
  }
}
