import type { ApplicationService } from '@adonisjs/core/types'
import { PermissionEngine } from '#services/access/permission_engine'

/** One engine per process: it caches compiled rights. */
export default class AccessProvider {
  constructor(protected app: ApplicationService) {}

  register() {
    this.app.container.singleton(PermissionEngine, () => new PermissionEngine())
  }
}
