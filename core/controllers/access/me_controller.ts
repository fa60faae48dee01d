import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { notAllowed } from '#services/access/errors'
import { Explain } from '#services/access/explain'
import { Me } from '#services/access/me'
import { PermissionEngine } from '#services/access/permission_engine'
import { VisiblePeople } from '#services/access/visible_people'
import { explainValidator } from '#validators/access/access'

@inject()
export default class MeController {
  constructor(
    private me: Me,
    private explanations: Explain,
    private engine: PermissionEngine,
    private people: VisiblePeople
  ) {}

  async show({ actor, workspace }: HttpContext) {
    return { data: await this.me.rights(actor, workspace) }
  }

  /** About oneself anybody may ask; about others, who may see them and the roles. */
  async explain({ actor, request }: HttpContext) {
    const { user, permission, resourceType, resourceId } = await request.validateUsing(explainValidator, { data: request.qs() })
    const about = user ?? actor.userId!
    if (about !== actor.userId) {
      if (!(await this.engine.can(actor, 'roles.view')).allowed) throw notAllowed()
      await this.people.mustSee(actor, about)
    }
    const scope = resourceId ? { type: resourceType ?? ('workspace' as const), id: resourceId } : undefined
    return { data: await this.explanations.explain(about, permission, scope) }
  }
}
