import { inject } from '@adonisjs/core'
import { BasePolicy } from '@adonisjs/bouncer'
import type Media from '#models/media'
import type User from '#models/user'
import { PermissionEngine, type Resource } from '#services/access/permission_engine'
import type { Permission } from '#services/access/permissions'
import { tenant } from '#services/tenancy/tenant_tx'

/** Runs inside the tenant transaction. Foreign rows never get here: looking them up has answered 404 already. */
@inject()
export default class MediaPolicy extends BasePolicy {
  constructor(private permissions: PermissionEngine) {
    super()
  }

  list(user: User) {
    return this.allows(user, 'media.view', tenant())
  }

  view(user: User, media: Media) {
    return this.allows(user, 'media.view', media)
  }

  /** Into the workspace as such, before the first byte is read; with a brand, once it is known. */
  upload(user: User, into: Resource = tenant()) {
    return this.allows(user, 'media.upload', into)
  }

  edit(user: User, media: Media) {
    return this.allows(user, 'media.edit', media)
  }

  private async allows(user: User, permission: Permission, resource: Resource) {
    const { allowed } = await this.permissions.can({ workspaceId: tenant().workspaceId, userId: user.id }, permission, resource)
    return allowed
  }
}
