import type { ApplicationService } from '@adonisjs/core/types'
import { PermissionEngine } from '#services/access/permission_engine'
import { refuseUndeclared } from '#services/access/route_policy'

/** One engine per process: it caches compiled rights. */
export default class AccessProvider {
  constructor(protected app: ApplicationService) {}

  register() {
    this.app.container.singleton(PermissionEngine, () => new PermissionEngine())
  }

  /** Routes are complete when they are committed; whatever registered them, none passes without a policy. */
  async boot() {
    const router = await this.app.container.make('router')
    const commit = router.commit.bind(router)
    router.commit = () => {
      commit()
      refuseUndeclared(Object.values(router.toJSON()).flat())
    }
  }
}
