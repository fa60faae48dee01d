import { inject } from '@adonisjs/core'
import { HttpContext } from '@adonisjs/core/http'
import { BasePolicy } from '@adonisjs/bouncer'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { noteDecision } from './decisions.ts'
import { PermissionEngine, type Resource } from './permission_engine.ts'
import type { Permission } from './permissions.ts'

/**
 * What the policies of a workspace's things are made of: they ask the engine, and what it says is noted.
 * Foreign rows never get here: looking them up has answered 404 already. Joins the open transaction, or opens a short one.
 */
@inject()
export class WorkspacePolicy extends BasePolicy {
  constructor(
    protected engine: PermissionEngine,
    protected ctx: HttpContext
  ) {
    super()
  }

  /** Without a resource: anywhere. */
  protected async allows(permission: Permission, resource?: Resource): Promise<boolean> {
    const { actor } = this.ctx
    const decision = await tenantTx(actor, () => this.engine.can(actor, permission, resource))
    noteDecision(this.ctx, permission, resource, decision)
    return decision.allowed
  }
}
