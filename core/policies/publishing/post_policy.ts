import type SocialPost from '#models/social_post'
import type User from '#models/user'
import type { Resource } from '#services/access/permission_engine'
import { WorkspacePolicy } from '#services/access/workspace_policy'

export default class PostPolicy extends WorkspacePolicy {
  list(_user: User) {
    return this.allows('posts.view')
  }

  view(_user: User, post: SocialPost) {
    return this.allows('posts.view', post)
  }

  /** Anywhere, until the brand is known. */
  create(_user: User, into?: Resource) {
    return this.allows('posts.create', into)
  }

  edit(_user: User, post: SocialPost) {
    return this.allows('posts.edit', post)
  }

  publish(_user: User, post?: Resource) {
    return this.allows('posts.publish', post)
  }

  delete(_user: User, post: SocialPost) {
    return this.allows('posts.delete', post)
  }
}
