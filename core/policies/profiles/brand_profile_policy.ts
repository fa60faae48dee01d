import type Brand from '#models/brand'
import type User from '#models/user'
import { WorkspacePolicy } from '#services/access/workspace_policy'

export default class BrandProfilePolicy extends WorkspacePolicy {
  view(_user: User, brand: Brand) {
    return this.allows('profiles.view', brand)
  }

  edit(_user: User, brand: Brand) {
    return this.allows('profiles.edit', brand)
  }
}
