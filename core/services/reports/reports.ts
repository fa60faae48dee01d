import { randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import Report from '#models/report'
import { notAllowed } from '#services/access/errors'
import { PermissionEngine } from '#services/access/permission_engine'
import { AskedPlaces } from '#services/analytics/asked_places'
import { askedWindow, type WindowAsked } from '#services/analytics/day_window'
import { audit } from '#services/audit/audit'
import { chromium } from '#services/media_kit/chromium'
import { E_NO_PRINTER } from '#services/media_kit/errors'
import { MediaStore } from '#services/media/media_store'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { E_NO_REPORT, E_REPORT_NOT_READY, E_TOO_MANY_REPORTS } from './errors.ts'
import { MOST_LISTED, MOST_OPEN } from './limits.ts'
import { REPORT_PARTS, type ReportFormat, type ReportKind, type ReportPart } from './shapes.ts'

export interface ReportAsked extends WindowAsked {
  title: string
  kind: ReportKind
  format: ReportFormat
  timeZone?: string
  brand?: string | null
  channel?: string | null
  campaign?: string | null
  parts?: ReportPart[]
}

/** Where a report's file lies. The name is ours: no text of people is in it. */
export const storageKeyOf = ({ workspaceId, id, format }: Pick<Report, 'workspaceId' | 'id' | 'format'>) => `${workspaceId}/reports/${id}.${format}`

/** Reports of one person: nobody else sees what was made with their rights. Runs inside the caller's tenant transaction. */
@inject()
export class Reports {
  constructor(
    private engine: PermissionEngine,
    private places: AskedPlaces
  ) {}

  /** Newest first. */
  list({ userId }: Actor): Promise<Report[]> {
    return Report.query().where('requestedBy', userId!).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(MOST_LISTED)
  }

  async find({ userId }: Actor, id: string): Promise<Report> {
    const report = await Report.query().where({ id, requestedBy: userId! }).first()
    if (!report) throw new E_NO_REPORT()
    return report
  }

  /** Asks for one; it is made by a worker. */
  async create(actor: Actor, { title, kind, format, brand = null, channel = null, campaign = null, parts, timeZone, ...window }: ReportAsked, person: { timeZone: string; locale: string }): Promise<Report> {
    const { client, workspaceId } = tenant()
    const place = brand ? { workspaceId, brandId: brand } : undefined
    const decision = await this.engine.can(actor, 'analytics.export', place)
    if (!decision.allowed) throw notAllowed()
    await this.places.mustBeThere(actor, { brand, channel, campaign })
    const printer = chromium()
    if (format === 'pdf' && printer.why) throw new E_NO_PRINTER([printer.why])
    // Rivals of one person wait for each other, so that they cannot outrun the limit.
    await client.rawQuery('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`reports:${workspaceId}:${actor.userId}`])
    const [{ open }] = await client.from('reports').where({ workspace_id: workspaceId, requested_by: actor.userId }).whereIn('state', ['waiting', 'making']).count('* as open')
    if (Number(open) >= MOST_OPEN) throw new E_TOO_MANY_REPORTS()

    const { zone, first, last } = askedWindow(window, timeZone ?? person.timeZone)
    const question = { from: first, to: last, timeZone: zone, brand, channel, campaign, parts: parts?.length ? REPORT_PARTS.filter((part) => parts.includes(part)) : [...REPORT_PARTS] }
    const report = await Report.create({ id: randomUUID(), workspaceId, brandId: brand, kind, format, title, question, locale: person.locale, state: 'waiting', progress: 0, tries: 0, requestedBy: actor.userId })
    await report.refresh()
    await audit({ action: 'report.requested', subject: { type: 'report', id: report.id }, brandId: brand, after: { kind, format, ...question }, decision })
    return report
  }

  /** Where its bytes are. Throws while there are none. */
  async file(actor: Actor, id: string): Promise<{ report: Report; key: string }> {
    const report = await this.find(actor, id)
    if (!(await this.engine.can(actor, 'analytics.export', report.brandId ? { workspaceId: report.workspaceId, brandId: report.brandId } : undefined)).allowed) throw notAllowed()
    if (report.state !== 'ready') throw new E_REPORT_NOT_READY()
    if (!report.expiresAt || report.expiresAt < DateTime.utc()) throw new E_NO_REPORT()
    return { report, key: storageKeyOf(report) }
  }

  /** With its file. One that is being made is made for nothing. */
  async remove(actor: Actor, id: string): Promise<void> {
    const report = await this.find(actor, id)
    await report.delete()
    await new MediaStore().remove(storageKeyOf(report)).catch(() => {})
    await audit({ action: 'report.removed', subject: { type: 'report', id }, brandId: report.brandId, before: { title: report.title } })
  }
}
