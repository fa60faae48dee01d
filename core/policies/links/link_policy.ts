import type User from '#models/user'
import type { Resource } from '#services/access/permission_engine'
import { WorkspacePolicy } from '#services/access/workspace_policy'

/** Links are part of posts: seen with them, made by whoever writes them, ended by whoever may change them. */
export default class LinkPolicy extends WorkspacePolicy {
  list(_user: User) {
    return this.allows('posts.view')
  }

  view(_user: User, link: Resource) {
    return this.allows('posts.view', link)
  }

  /** Anywhere, until the brand is known. */
  create(_user: User, into?: Resource) {
    return this.allows('posts.create', into)
  }

  edit(_user: User, link: Resource) {
    return this.allows('posts.edit', link)
  }

  measure(_user: User, link: Resource) {
    return this.allows('analytics.view', link)
  }
}
