import { BasePolicy } from '@adonisjs/bouncer'
import { inject } from '@adonisjs/core'
import type SocialPost from '#models/social_post'
import type User from '#models/user'
import { PermissionEngine, type Resource } from '#services/access/permission_engine'
import type { Permission } from '#services/access/permissions'
import { tenant } from '#services/tenancy/tenant_tx'

/** Runs inside the tenant transaction. Foreign posts never get here: looking them up has answered 404 already. */
@inject()
export default class PostPolicy extends BasePolicy {
  constructor(private engine: PermissionEngine) {
    super()
  }

  list(user: User) {
    return this.allows(user, 'posts.view', tenant())
  }

  view(user: User, post: SocialPost) {
    return this.allows(user, 'posts.view', post)
  }

  create(user: User) {
    return this.allows(user, 'posts.create', tenant())
  }

  edit(user: User, post: SocialPost) {
    return this.allows(user, 'posts.edit', post)
  }

  publish(user: User, post?: SocialPost) {
    return this.allows(user, 'posts.publish', post ?? tenant())
  }

  delete(user: User, post: SocialPost) {
    return this.allows(user, 'posts.delete', post)
  }

  private async allows(user: User, permission: Permission, resource: Resource) {
    const { allowed } = await this.engine.can({ workspaceId: tenant().workspaceId, userId: user.id }, permission, resource)
    return allowed
  }
}
