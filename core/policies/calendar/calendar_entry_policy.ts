import type User from '#models/user'
import type { Resource } from '#services/access/permission_engine'
import { WorkspacePolicy } from '#services/access/workspace_policy'

export default class CalendarEntryPolicy extends WorkspacePolicy {
  list(_user: User) {
    return this.allows('posts.view')
  }

  /** Of the brand it is for, or else of the whole workspace. */
  edit(_user: User, entry: Resource) {
    return this.allows('calendar.edit', entry)
  }
}
