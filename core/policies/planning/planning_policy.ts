import type User from '#models/user'
import type { Resource } from '#services/access/permission_engine'
import { WorkspacePolicy } from '#services/access/workspace_policy'

/** Slots, series and imported plans: who sees posts sees them; planning them takes a right of its own. */
export default class PlanningPolicy extends WorkspacePolicy {
  view(_user: User, resource?: Resource) {
    return this.allows('posts.view', resource)
  }

  plan(_user: User, resource?: Resource) {
    return this.allows('calendar.edit', resource)
  }

  /** What makes posts goes out in the name of whoever asked for it. */
  publish(_user: User, resource?: Resource) {
    return this.allows('posts.publish', resource)
  }

  write(_user: User, resource?: Resource) {
    return this.allows('posts.create', resource)
  }
}
