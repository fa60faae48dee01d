import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { holdRights } from '#services/access/access_lock'
import { notAllowed } from '#services/access/errors'
import { PermissionEngine } from '#services/access/permission_engine'
import { questionOf, type Asked } from '#services/analytics/asked'
import { AskedPlaces } from '#services/analytics/asked_places'
import { Insights, type Question } from '#services/analytics/insights'
import { TrackedClicks } from '#services/analytics/short_link_clicks'
import { channelsTable, daysTable, postsTable, type Table } from '#services/analytics/tables'
import { audit } from '#services/audit/audit'
import { csvOf } from '#services/audit/log_csv'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { tableValidator, type TableName } from '#validators/analytics/question'

/** Numbers as a file, written out while they are read. */
@inject()
export default class TablesController {
  constructor(
    private engine: PermissionEngine,
    private insights: Insights,
    private clicks: TrackedClicks,
    private places: AskedPlaces
  ) {}

  async show({ actor, auth, request, response }: HttpContext) {
    const { table = 'days', ...asked } = await request.validateUsing(tableValidator, { data: request.qs() })
    const question: Question = { ...questionOf(asked, auth.user!.timeZone), toTakeOut: true }
    await this.#note(actor, table, asked)
    const { columns, pages } = await this.#table(table, actor, question)
    const name = `${table}-${question.window.first}-${question.window.last}.csv`
    response.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`)
    return response.stream(csvOf(columns, pages))
  }

  #table(table: TableName, actor: Actor, question: Question): Promise<Table> {
    if (table === 'posts') return postsTable(this.engine, this.insights, this.clicks, actor, question)
    return (table === 'days' ? daysTable : channelsTable)(this.insights, this.clicks, actor, question)
  }

  /** What leaves is noted before it does; the right is looked at again while nobody can change it. */
  async #note(actor: Actor, table: TableName, asked: Asked) {
    await tenantTx(actor, async () => {
      await holdRights()
      const place = asked.brand ? { workspaceId: actor.workspaceId, brandId: asked.brand } : undefined
      if (!(await this.engine.can(actor, 'analytics.export', place)).allowed) throw notAllowed()
      await this.places.mustBeThere(actor, asked)
      await audit({ action: 'analytics.exported', subject: { type: 'analytics', id: table }, brandId: asked.brand, after: { table, ...asked } })
    })
  }
}
