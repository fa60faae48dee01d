import type { ApplicationService } from '@adonisjs/core/types'
import { PermissionEngine, type RulesCache } from '#services/access/permission_engine'
import { refuseUndeclared } from '#services/access/route_policy'

/** A Redis nearby is connected in milliseconds. */
const CONNECTED_WITHIN_MS = 2_000

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

  /** The first requests are to find Redis connected. A server that does not answer keeps nobody from starting. */
  async start() {
    const { default: env } = await import('#start/env')
    if (!env.get('REDIS_URL')) return
    const redis = await this.app.container.make('redis')
    const { ioConnection } = redis.connection('main')
    if (ioConnection.status === 'ready') return
    const isReady = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), CONNECTED_WITHIN_MS)
      ioConnection.once('ready', () => (clearTimeout(timer), resolve(true)))
    })
    if (!isReady) (await this.app.container.make('logger')).warn('Redis (REDIS_URL) does not answer: rights are compiled in every process, and requests are not counted until it does')
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
