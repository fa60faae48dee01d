import type User from '#models/user'
import type { Resource } from '#services/access/permission_engine'
import { WorkspacePolicy } from '#services/access/workspace_policy'

/** What follows often calls a platform, so it is asked outside a transaction and opens its own. */
export default class ConnectionPolicy extends WorkspacePolicy {
  view(_user: User, resource?: Resource) {
    return this.allows('connections.view', resource)
  }

  connect(_user: User, resource?: Resource) {
    return this.allows('connections.connect', resource)
  }

  disconnect(_user: User, resource?: Resource) {
    return this.allows('connections.disconnect', resource)
  }
}
