import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type ImportJob from '#models/import_job'
import PlanningPolicy from '#policies/planning/planning_policy'
import { csvOfMistakes } from '#services/planning/import/mistakes_csv'
import { PlanImports } from '#services/planning/import/plan_imports'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'

/** Rows fetched at once: the file may be long, its memory may not. */
const ROWS_AT_ONCE = 1_000

/** What is wrong with which row, as a table to work through. */
@inject()
export default class ImportMistakesController {
  constructor(private imports: PlanImports) {}

  /** Without a transaction around it: the table is written as long as somebody reads. */
  async show(ctx: HttpContext) {
    const job = await tenantTx(ctx.actor, async () => {
      const found = await this.imports.visible(ctx.actor, ctx.params.id)
      await ctx.bouncer.with(PlanningPolicy).authorize('view', found)
      return found
    })
    ctx.response.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', `attachment; filename="mistakes-${job.id}.csv"`)
    return ctx.response.stream(csvOfMistakes(this.#pages(ctx.actor, job)))
  }

  /** Each in a short transaction of its own: whoever reads slowly holds no connection, and whoever may no longer see it gets no more. */
  async *#pages(actor: Actor, job: ImportJob) {
    for (let last = 0; ; ) {
      const rows = await tenantTx(actor, async () => this.imports.mistakes(await this.imports.visible(actor, job.id), last, ROWS_AT_ONCE))
      yield rows
      if (rows.length < ROWS_AT_ONCE) return
      last = rows.at(-1)!.row
    }
  }
}
