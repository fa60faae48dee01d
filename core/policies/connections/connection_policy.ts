import { BasePolicy } from '@adonisjs/bouncer'
import type User from '#models/user'
import { PermissionEngine, type Resource } from '#services/access/permission_engine'
import type { Permission } from '#services/access/permissions'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'

const engine = new PermissionEngine()

/** Opens its own short transaction: what follows calls a platform. Foreign rows have answered 404 before they get here. */
export default class ConnectionPolicy extends BasePolicy {
  view(_user: User, actor: Actor, resource?: Resource) {
    return this.allows(actor, 'connections.view', resource)
  }

  connect(_user: User, actor: Actor, resource?: Resource) {
    return this.allows(actor, 'connections.connect', resource)
  }

  disconnect(_user: User, actor: Actor, resource?: Resource) {
    return this.allows(actor, 'connections.disconnect', resource)
  }

  private async allows(actor: Actor, permission: Permission, resource?: Resource) {
    const { allowed } = await tenantTx(actor, () => engine.can(actor, permission, resource))
    return allowed
  }
}
