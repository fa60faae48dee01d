import env from '#start/env'
import { defineConfig } from '@adonisjs/lucid'
import pg from 'pg'

/** Our 64-bit columns are counters and byte sizes, far below 2^53; the driver's default is text. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** Ten connections serve a web process well; a worker needs fewer. */
const POOL_MAX = env.get('DATABASE_POOL') ?? 10
/** A statement of the request path that runs longer than this holds up others. */
const STATEMENT_TIMEOUT_MS = 30_000

const url = (secret: { release(): string } | undefined) => secret?.release() ?? env.get('DATABASE_URL').release()

export default defineConfig({
  connection: 'app',
  connections: {
    /** What the running app uses: the role to which row level security applies. */
    app: {
      client: 'pg',
      connection: {
        connectionString: env.get('DATABASE_URL').release(),
        application_name: 'caidence',
        statement_timeout: STATEMENT_TIMEOUT_MS,
        keepAlive: true,
      } as any,
      /** `min: 0` lets go of connections that died with a restarted server. */
      pool: { min: 0, max: POOL_MAX, idleTimeoutMillis: 30_000, acquireTimeoutMillis: 15_000 },
    },
    /** What migrations use: `node ace migration:run --connection=owner`. */
    owner: {
      client: 'pg',
      connection: { connectionString: url(env.get('DATABASE_OWNER_URL')), application_name: 'caidence-owner' } as any,
      pool: { min: 0, max: 2 },
      migrations: { naturalSort: true, paths: ['database/migrations'] },
      schemaGeneration: { enabled: true, rulesPaths: ['./database/schema_rules.js'], excludeTables: ['sessions', 'rate_limits', 'adonis_schema', 'adonis_schema_versions', 'outbox', 'budgets', 'workers', 'idempotency_keys', 'plugin_state', 'post_media', 'operators', 'audit_heads'] } as any,
    },
  },
})
