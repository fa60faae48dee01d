import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import Report from '#models/report'
import { PermissionEngine } from '#services/access/permission_engine'
import { announce } from '#services/events/announce'
import { MediaStore } from '#services/media/media_store'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { KEPT_DAYS, LEASE_SECONDS, MOST_TRIES } from './limits.ts'
import { ReportMaker } from './report_maker.ts'
import { storageKeyOf } from './reports.ts'

/** One at a time: a printer takes much memory, and other processes take the next one. */
const AT_ONCE = 1
/** Files removed in one round; the rest comes with the next. */
const EXPIRED_AT_ONCE = 200
/** Trying again changes nothing about these. */
const FINAL = ['E_AUTHORIZATION_FAILURE', 'E_REPORT_TOO_LONG', 'E_KIT_TOO_LARGE', 'E_NO_PRINTER']

interface Claimed {
  reportId: string
  workspaceId: string
  requestedBy: string | null
}

/** Makes reports that somebody waits for, as the one who asked, and removes those whose time is over. Safe beside itself. */
@inject()
export class ReportRelay {
  constructor(
    private maker: ReportMaker,
    private engine: PermissionEngine
  ) {}

  /** Answers how many were dealt with. */
  async relay(): Promise<number> {
    for (let done = 0; ; ) {
      const { rows } = await db.connection('app').rawQuery('select report_id as "reportId", workspace_id as "workspaceId", requested_by as "requestedBy" from claim_reports(?, ?)', [LEASE_SECONDS, AT_ONCE])
      for (const claimed of rows as Claimed[]) await this.#deal(claimed)
      done += rows.length
      if (!rows.length) return done
    }
  }

  async #deal(claimed: Claimed) {
    try {
      await this.#make(claimed)
    } catch (error) {
      const code = String((error as { code?: unknown }).code ?? 'E_UNKNOWN')
      if (!FINAL.includes(code)) logger.error({ report: claimed.reportId, code, kind: (error as Error)?.name }, 'A report could not be made')
      await this.#failed(claimed, code)
    }
  }

  async #make({ reportId, workspaceId, requestedBy }: Claimed) {
    const nobody: Actor = { workspaceId, userId: null }
    const actor: Actor = { workspaceId, userId: requestedBy }
    // With their rights as they are now: what they may not see or take out any more is in no report.
    const report = await tenantTx(actor, async () => {
      const found = await Report.find(reportId)
      const place = found?.brandId ? { workspaceId, brandId: found.brandId } : undefined
      return found && (await this.engine.can(actor, 'analytics.export', place)).allowed ? found : null
    })
    if (!report) throw Object.assign(new Error('Not theirs any more'), { code: 'E_AUTHORIZATION_FAILURE' })
    const note = (columns: Record<string, unknown>) => tenantTx(nobody, ({ client }) => client.from('reports').where({ workspace_id: workspaceId, id: reportId, state: 'making' }).update({ ...columns, updated_at: new Date() }))

    await note({ progress: 0.1 })
    const made = await this.maker.make(actor, report, (progress) => note({ progress }))
    const now = DateTime.utc()
    // Not as the person: an event about no brand in particular stands behind the wall of those who see them all.
    const isKept = await tenantTx(nobody, async ({ client }) => {
      const changed = await client
        .from('reports')
        .where({ workspace_id: workspaceId, id: reportId, state: 'making' })
        .update({ ...made, state: 'ready', progress: 1, fault_code: null, leased_until: null, finished_at: now.toJSDate(), expires_at: now.plus({ days: KEPT_DAYS }).toJSDate(), updated_at: now.toJSDate() })
      if (Number(changed)) await announce('report.finished', { brandId: report.brandId, subject: { type: 'report', id: reportId }, data: { userId: requestedBy, kind: report.kind, format: report.format, state: 'ready' } })
      return Boolean(Number(changed))
    })
    // Removed while it was made.
    if (!isKept) await new MediaStore().remove(storageKeyOf(report)).catch(() => {})
  }

  async #failed({ reportId, workspaceId }: Claimed, code: string) {
    await tenantTx({ workspaceId, userId: null }, async ({ client }) => {
      const row = await client.from('reports').where({ workspace_id: workspaceId, id: reportId, state: 'making' }).forUpdate().first()
      if (!row) return
      const isFinal = FINAL.includes(code) || row.tries >= MOST_TRIES
      const change = isFinal ? { state: 'failed', finished_at: new Date(), expires_at: DateTime.utc().plus({ days: KEPT_DAYS }).toJSDate() } : { state: 'waiting' }
      await client.from('reports').where({ workspace_id: workspaceId, id: reportId }).update({ ...change, progress: 0, fault_code: code, leased_until: null, updated_at: new Date() })
    })
  }

  /** Removes files, and what is known of them, whose time is over. */
  static async prune() {
    const { rows } = await db.connection('app').rawQuery('select report_id as "reportId", workspace_id as "workspaceId" from expired_reports(?)', [EXPIRED_AT_ONCE])
    for (const { reportId, workspaceId } of rows as Claimed[]) {
      const report = await tenantTx({ workspaceId, userId: null }, () => Report.find(reportId))
      if (!report) continue
      await new MediaStore().remove(storageKeyOf(report)).catch(() => {})
      await tenantTx({ workspaceId, userId: null }, () => Report.query().where('id', reportId).delete())
    }
    await db.connection('app').rawQuery('select prune_analytics_changes()')
  }
}
