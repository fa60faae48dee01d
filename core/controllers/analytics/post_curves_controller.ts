import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { PermissionEngine } from '#services/access/permission_engine'
import { postCurves } from '#services/analytics/post_curves'

@inject()
export default class PostCurvesController {
  constructor(private engine: PermissionEngine) {}

  async show({ actor, params }: HttpContext) {
    return { data: await postCurves(this.engine, actor, params.id.toLowerCase()) }
  }
}
