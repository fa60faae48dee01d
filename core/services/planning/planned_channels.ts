import { inject } from '@adonisjs/core'
import SocialConnection from '#models/social_connection'
import { PermissionEngine } from '#services/access/permission_engine'
import { E_CONNECTION_NOT_FOUND } from '#services/connections/errors'
import type { Actor } from '#services/tenancy/tenant_tx'

/** Channels as far as a person may see them. Runs inside a tenant transaction. */
@inject()
export class PlannedChannels {
  constructor(private permissions: PermissionEngine) {}

  async find(actor: Actor, id: string): Promise<SocialConnection> {
    const [found] = await this.all(actor, [id])
    return found!
  }

  /** In the order of their ids; throws E_CONNECTION_NOT_FOUND when one is missing. */
  async all(actor: Actor, ids: string[]): Promise<SocialConnection[]> {
    const narrow = await this.permissions.scope(actor, 'connections.view')
    const found = await narrow(SocialConnection.query()).whereIn('id', ids).whereNot('state', 'disconnected')
    const byId = new Map(found.map((connection) => [connection.id, connection]))
    return ids.map((id) => {
      const connection = byId.get(id.toLowerCase())
      if (!connection) throw new E_CONNECTION_NOT_FOUND()
      return connection
    })
  }
}
