import app from '@adonisjs/core/services/app'
import { defineConfig, stores } from '@adonisjs/limiter'

const limiterConfig = defineConfig({
  default: app.inTest ? 'memory' : 'database',
  stores: {
    /** Shared by all web processes. */
    database: stores.database({ connectionName: 'app', tableName: 'rate_limits' }),
    memory: stores.memory({}),
  },
})

export default limiterConfig

declare module '@adonisjs/limiter/types' {
  export interface LimitersList extends InferLimiters<typeof limiterConfig> {}
}
