import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import PlanningPolicy from '#policies/planning/planning_policy'
import { asCsv, MISTAKES_HEAD } from '#services/planning/import/mistakes_csv'
import { PlanImports } from '#services/planning/import/plan_imports'

/** Lines fetched at once: the file may be long, its memory may not. */
const LINES = 1_000

/** What is wrong with which row, as a table to work through. */
@inject()
export default class ImportMistakesController {
  constructor(private imports: PlanImports) {}

  async show(ctx: HttpContext) {
    const job = await this.imports.visible(ctx.actor, ctx.params.id)
    await ctx.bouncer.with(PlanningPolicy).authorize('view', job)
    const parts = [MISTAKES_HEAD]
    for (let last = 0; ; ) {
      const rows = await this.imports.mistakes(job, last, LINES)
      parts.push(...rows.map(asCsv))
      if (rows.length < LINES) break
      last = rows.at(-1)!.row
    }
    ctx.response.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', `attachment; filename="mistakes-${job.id}.csv"`)
    return ctx.response.send(parts.join(''))
  }
}
