import { inject } from '@adonisjs/core'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { PermissionEngine } from '#services/access/permission_engine'
import type { Actor } from '#services/tenancy/tenant_tx'

const ROLES = `select from invitation_roles r where r.workspace_id = invitations.workspace_id and r.invitation_id = invitations.id`

const OWN = 'invitations.invited_by = ?'

/** Those somebody sent, and those that offer nothing outside the brands in which they may invite. */
@inject()
export class VisibleInvitations {
  constructor(private engine: PermissionEngine) {}

  async narrow(actor: Actor): Promise<<Q extends ModelQueryBuilderContract<any, any>>(query: Q) => Q> {
    const reaches = await this.engine.reach(actor, 'members.invite')
    return (query) => {
      for (const { everywhere, brands, exceptBrands } of reaches) {
        if (!everywhere) void query.whereRaw(`(${OWN} or not exists (${ROLES} and (r.scope_type = 'brand' and r.scope_id = any(?::uuid[])) is not true))`, [actor.userId!, brands])
        if (exceptBrands.length) void query.whereRaw(`(${OWN} or not exists (${ROLES} and r.scope_type = 'brand' and r.scope_id = any(?::uuid[])))`, [actor.userId!, exceptBrands])
      }
      return query
    }
  }
}
