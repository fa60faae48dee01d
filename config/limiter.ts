import app from '@adonisjs/core/services/app'
import env from '#start/env'
import { defineConfig, stores } from '@adonisjs/limiter'

/** Tests of one process forget limits between them. RATE_LIMIT_STORE names another one. */
const byDefault = app.inTest ? 'memory' : env.get('REDIS_URL') ? 'redis' : 'database'

const limiterConfig = defineConfig({
  default: env.get('RATE_LIMIT_STORE') ?? byDefault,
  stores: {
    /** Shared by all web processes. */
    database: stores.database({ connectionName: 'app', tableName: 'rate_limits' }),
    redis: stores.redis({ connectionName: 'main', keyPrefix: 'caidence:limits', rejectIfRedisNotReady: true }),
    memory: stores.memory({}),
  },
})

export default limiterConfig

declare module '@adonisjs/limiter/types' {
  export interface LimitersList extends InferLimiters<typeof limiterConfig> {}
}
