import type { ApplicationService } from '@adonisjs/core/types'
import { PermissionEngine, type RulesCache } from '#services/access/permission_engine'
import { refuseUndeclared } from '#services/access/route_policy'

/** One engine per process: it caches compiled rights. */
export default class AccessProvider {
  constructor(protected app: ApplicationService) {}

  register() {
    this.app.container.singleton(PermissionEngine, async () => new PermissionEngine(await this.#shared()))
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

  /** Only with REDIS_URL: whoever runs one process gains nothing from a second cache. */
  async #shared(): Promise<RulesCache | undefined> {
    const { default: env } = await import('#start/env')
    if (!env.get('REDIS_URL')) return undefined
    const { SharedRulesCache } = await import('#services/access/rules_cache')
    const { KeyRing } = await import('#services/secrets/key_ring')
    const cache = await this.app.container.make('cache.manager')
    const rules = cache.use('rules')
    const store = {
      get: (key: string) => rules.get<string>({ key }),
      set: (key: string, value: string) => rules.set({ key, value }),
    }
    return new SharedRulesCache(store, KeyRing.parse(env.get('SECRET_KEYS').release()).current.bytes)
  }

  /** Saying goodbye to a server that is not there fails; hanging up does not. */
  async shutdown() {
    const { default: env } = await import('#start/env')
    if (!env.get('REDIS_URL')) return
    const redis = await this.app.container.make('redis')
    for (const connection of Object.values(redis.activeConnections)) if (connection && connection.status !== 'ready') await connection.disconnect()
  }
}
