import { BaseTransformer } from '@adonisjs/core/transformers'
import i18nManager from '@adonisjs/i18n/services/main'
import type Report from '#models/report'

const FAULTS = ['E_AUTHORIZATION_FAILURE', 'E_REPORT_TOO_LONG', 'E_KIT_TOO_LARGE', 'E_NO_PRINTER', 'E_PRINTER_BUSY']

export default class ReportTransformer extends BaseTransformer<Report> {
  toObject() {
    const { resource: report } = this
    const { from, to, timeZone, brand, channel, campaign, parts } = report.question
    return {
      id: report.id,
      title: report.title,
      kind: report.kind,
      format: report.format,
      state: report.state,
      progress: report.progress,
      ...{ from, to, timeZone, brand, channel, campaign, parts },
      fault: report.state === 'failed' ? { code: report.faultCode ?? 'E_UNKNOWN', sentence: this.#sentence(report) } : null,
      bytes: report.bytes === null ? null : Number(report.bytes),
      sha256: report.sha256,
      createdAt: report.createdAt.toUTC().toISO()!,
      finishedAt: report.finishedAt?.toUTC().toISO() ?? null,
      expiresAt: report.expiresAt?.toUTC().toISO() ?? null,
    }
  }

  #sentence({ faultCode, locale }: Report) {
    return i18nManager.locale(locale).t(`analytics.reports.faults.${FAULTS.includes(faultCode ?? '') ? faultCode : 'other'}`)
  }
}
