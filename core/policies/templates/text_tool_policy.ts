import type User from '#models/user'
import type { Resource } from '#services/access/permission_engine'
import { WorkspacePolicy } from '#services/access/workspace_policy'

/** Templates and groups of hashtags belong to whoever writes posts for the brand. */
export default class TextToolPolicy extends WorkspacePolicy {
  list(_user: User) {
    return this.allows('posts.view')
  }

  view(_user: User, tool: Resource) {
    return this.allows('posts.view', tool)
  }

  /** Anywhere, until the brand is known. */
  create(_user: User, into?: Resource) {
    return this.allows('posts.create', into)
  }

  edit(_user: User, tool: Resource) {
    return this.allows('posts.create', tool)
  }
}
