import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type Report from '#models/report'
import { Reports } from '#services/reports/reports'
import ReportTransformer from '#transformers/reports/report_transformer'
import { reportValidator } from '#validators/reports/report'

const line = (report: Report) => new ReportTransformer(report).toObject()

/** Reports of the signed-in person. */
@inject()
export default class ReportsController {
  constructor(private reports: Reports) {}

  async index({ actor }: HttpContext) {
    return { data: (await this.reports.list(actor)).map(line) }
  }

  async show({ actor, params }: HttpContext) {
    return { data: line(await this.reports.find(actor, params.id.toLowerCase())) }
  }

  async store({ actor, auth, i18n, request, response }: HttpContext) {
    const asked = await request.validateUsing(reportValidator, { data: request.body() })
    const report = await this.reports.create(actor, asked, { timeZone: auth.user!.timeZone, locale: i18n.locale })
    response.status(202)
    return { data: line(report) }
  }

  async destroy({ actor, params, response }: HttpContext) {
    await this.reports.remove(actor, params.id.toLowerCase())
    return response.noContent()
  }
}
