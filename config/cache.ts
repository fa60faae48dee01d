import env from '#start/env'
import { defineConfig, drivers, store } from '@adonisjs/cache'

/** What is kept outside the process, for those who set REDIS_URL. What is kept in the process is the engine's own. */
const cacheConfig = defineConfig({
  default: 'rules',
  stores: {
    rules: env.get('REDIS_URL')
      ? store({ ttl: '1h', l2CircuitBreakerDuration: '5s' }).useL2Layer(drivers.redis({ connectionName: 'main', prefix: 'caidence:rules' }))
      : store({ ttl: '1h' }).useL1Layer(drivers.memory({ maxItems: 1 })),
    // Answers about numbers: each is right for as long as its key is asked for. Without Redis, this much memory holds some hundred of them.
    answers: env.get('REDIS_URL')
      ? store({ ttl: '1h', l2CircuitBreakerDuration: '5s' }).useL2Layer(drivers.redis({ connectionName: 'main', prefix: 'caidence:answers' }))
      : store({ ttl: '1h' }).useL1Layer(drivers.memory({ maxItems: 500, maxSize: '64mb' })),
  },
})

export default cacheConfig

declare module '@adonisjs/cache/types' {
  interface CacheStores extends InferStores<typeof cacheConfig> {}
}
