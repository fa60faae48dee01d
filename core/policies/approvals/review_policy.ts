import type User from '#models/user'
import type { Permission } from '#services/access/permissions'
import type { Resource } from '#services/access/permission_engine'
import { WorkspacePolicy } from '#services/access/workspace_policy'

/** Whoever works on posts, or has a word on them. Those who only look, look. */
const TALKERS: Permission[] = ['posts.edit', 'posts.approve', 'posts.approve_as_client', 'posts.create']

export default class ReviewPolicy extends WorkspacePolicy {
  /** Of which of the stages, the service asks under the lock of the post. */
  async decide(_user: User, post: Resource) {
    return (await this.allows('posts.approve', post)) || this.allows('posts.approve_as_client', post)
  }

  async comment(_user: User, post: Resource) {
    for (const permission of TALKERS) if (await this.allows(permission, post)) return true
    return false
  }

  share(_user: User, post?: Resource) {
    return this.allows('reviews.share', post)
  }
}
