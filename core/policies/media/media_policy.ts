import type Media from '#models/media'
import type User from '#models/user'
import type { Resource } from '#services/access/permission_engine'
import { WorkspacePolicy } from '#services/access/workspace_policy'

export default class MediaPolicy extends WorkspacePolicy {
  list(_user: User) {
    return this.allows('media.view')
  }

  view(_user: User, media: Media) {
    return this.allows('media.view', media)
  }

  /** Anywhere, before the first byte is read; into a brand, once it is known. */
  upload(_user: User, into?: Resource) {
    return this.allows('media.upload', into)
  }

  edit(_user: User, media: Media) {
    return this.allows('media.edit', media)
  }
}
