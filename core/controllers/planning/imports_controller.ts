import { randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import PlanningPolicy from '#policies/planning/planning_policy'
import { brandResource } from '#services/access/scopes'
import { withLongRequests } from '#services/media/long_requests'
import { inUploadsFolder } from '#services/media/uploads_folder'
import { importView } from '#services/planning/import/import_view'
import { PlanImports } from '#services/planning/import/plan_imports'
import { Posts } from '#services/publishing/posts'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { listImportsValidator, newImportValidator } from '#validators/planning/imports'

/** Plans that come as a table. */
@inject()
export default class ImportsController {
  constructor(
    private imports: PlanImports,
    private posts: Posts
  ) {}

  async index(ctx: HttpContext) {
    await ctx.bouncer.with(PlanningPolicy).authorize('view')
    const { jobs, nextCursor } = await this.imports.list(ctx.actor, await ctx.request.validateUsing(listImportsValidator, { data: ctx.request.qs() }))
    return { data: jobs.map(importView), nextCursor }
  }

  async show(ctx: HttpContext) {
    const job = await this.imports.visible(ctx.actor, ctx.params.id)
    await ctx.bouncer.with(PlanningPolicy).authorize('view', job)
    return { data: importView(job) }
  }

  /** The file is the body of the request, and is never whole in memory. */
  async store(ctx: HttpContext) {
    const { name, brandId } = await ctx.request.validateUsing(newImportValidator, { data: ctx.request.qs() })
    const brand = await tenantTx(ctx.actor, async () => {
      const found = await this.posts.brandFor(ctx.actor, brandId)
      await ctx.bouncer.with(PlanningPolicy).authorize('write', brandResource(found))
      return found
    })
    const job = await inUploadsFolder(randomUUID(), (folder) => withLongRequests(ctx.request, () => this.imports.create(ctx.actor, brand, name, ctx.request.request, folder)))
    ctx.response.status(201).header('location', `/api/v1/imports/${job.id}`)
    return { data: importView(job) }
  }
}
