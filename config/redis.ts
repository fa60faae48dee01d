import env from '#start/env'
import { defineConfig } from '@adonisjs/redis'

const url = URL.parse(env.get('REDIS_URL')?.release() ?? '')

/** Used only when REDIS_URL is set. Nothing waits for Redis: it answers at once, or is done without. */
const redisConfig = defineConfig({
  connection: 'main',
  connections: {
    main: {
      host: url?.hostname || '127.0.0.1',
      port: Number(url?.port || 6379),
      username: decodeURIComponent(url?.username ?? '') || undefined,
      password: decodeURIComponent(url?.password ?? '') || undefined,
      db: Number(url?.pathname.slice(1) || 0),
      tls: url?.protocol === 'rediss:' ? {} : undefined,
      /** What cannot be sent now fails now, instead of piling up in memory. */
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      connectTimeout: 2_000,
      /** Longer than anything here waits; keeps a stalled server from holding commands for ever. */
      commandTimeout: 2_000,
      /** A server that comes back is used again within two seconds. */
      retryStrategy: (times) => Math.min(times * 200, 2_000),
    },
  },
})

export default redisConfig

declare module '@adonisjs/redis/types' {
  export interface RedisConnections extends InferConnections<typeof redisConfig> {}
}
