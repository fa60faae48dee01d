import { Env } from '@adonisjs/core/env'
import { readRunningServices } from './runtime.ts'

const root = new URL('../', import.meta.url)
readRunningServices(root)

export default await Env.create(root, {
  NODE_ENV: Env.schema.enum(['development', 'production', 'test'] as const),
  HOST: Env.schema.string({ format: 'host' }),
  PORT: Env.schema.number(),
  APP_NAME: Env.schema.string.optional(),
  /** Absolute address people reach the app at. Links in mail and redirect addresses are built from it, never from the request. */
  APP_URL: Env.schema.string({ format: 'url', tld: false }),
  LOG_LEVEL: Env.schema.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const),

  /** Signs cookies and short-lived links. */
  APP_KEY: Env.schema.secret(),
  /** Comma list of `id:base64(32 bytes)`. The first encrypts, all decrypt. Channel tokens and plugin secrets. */
  SECRET_KEYS: Env.schema.secret(),

  /** The application role: row level security applies to it. */
  DATABASE_URL: Env.schema.secret(),
  /** The owner role: runs migrations, owns tables. Not needed by the running app. */
  DATABASE_OWNER_URL: Env.schema.secret.optional(),
  DATABASE_POOL: Env.schema.number.optional(),

  /** Shares compiled rights and request counts between web processes. Without it each compiles for itself, and Postgres counts. */
  REDIS_URL: Env.schema.secret.optional(),
  RATE_LIMIT_STORE: Env.schema.enum.optional(['database', 'redis', 'memory'] as const),
  /** Requests a minute by who asks, in place of core/services/limits/tiers.ts. */
  RATE_LIMIT_ANONYMOUS: Env.schema.number.optional(),
  RATE_LIMIT_VIEWER: Env.schema.number.optional(),
  RATE_LIMIT_MEMBER: Env.schema.number.optional(),
  RATE_LIMIT_MANAGER: Env.schema.number.optional(),
  RATE_LIMIT_OWNER: Env.schema.number.optional(),
  RATE_LIMIT_API_TOKEN: Env.schema.number.optional(),

  TEMPORAL_ADDRESS: Env.schema.string.optional(),
  TEMPORAL_NAMESPACE: Env.schema.string.optional(),

  /** Comma list of `real-host=base-url`: puts an emulator, a vendor's sandbox or a proxy in a platform's place. */
  PLATFORM_HOSTS: Env.schema.string.optional(),
  PLATFORM_HOSTS_CONFIRMED: Env.schema.boolean.optional(),
  /** Where drop-in plugins lie, in place of plugins/local. */
  PLUGINS_FOLDER: Env.schema.string.optional(),
  /** Whose steps run in processes of their own: `foreign` (the default) plugins, `every` adapter, or none (`shared`). */
  PLUGIN_PROCESSES: Env.schema.enum.optional(['foreign', 'every', 'shared'] as const),
  /** A plugin's process that holds more is ended and started again. */
  PLUGIN_MEMORY_MB: Env.schema.number.optional(),
  /** Sandbox mode: platforms are our emulators, plugin settings default to the emulators' credentials. */
  SANDBOX: Env.schema.boolean.optional(),
  /** Agents that come over /mcp may only read, whatever their tokens allow. */
  MCP_READ_ONLY: Env.schema.boolean.optional(),

  /** Where the signed ends of the audit chains are kept, relative to the project root. Another machine or disk is best. */
  AUDIT_HEADS: Env.schema.string.optional(),

  /** Folder of uploaded files, relative to the project root. */
  MEDIA_ROOT: Env.schema.string.optional(),
  /** Chromium, which makes PDFs, where it is not on PATH. */
  CHROMIUM_PATH: Env.schema.string.optional(),
  /** Address under which platforms fetch media, when it differs from APP_URL (a CDN, a tunnel). */
  MEDIA_URL: Env.schema.string.optional(),
  /** Comma list of `host` or `host:port` that events may be sent to although they are private, and without https. */
  WEBHOOK_PRIVATE_HOSTS: Env.schema.string.optional(),
  /** Address that short links begin with, when it differs from APP_URL (a shorter domain that leads here). */
  SHORT_LINK_URL: Env.schema.string.optional({ format: 'url', tld: false }),

  /** Multiplies every wait of the publishing workflows (settle times, polling). Below 1 only in tests and the demo. */
  WAIT_SCALE: Env.schema.number.optional(),

  MAIL_MAILER: Env.schema.enum.optional(['smtp', 'outbox'] as const),
  MAIL_FROM: Env.schema.string.optional(),
  SMTP_HOST: Env.schema.string.optional(),
  SMTP_PORT: Env.schema.number.optional(),
  SMTP_USERNAME: Env.schema.string.optional(),
  SMTP_PASSWORD: Env.schema.secret.optional(),

  /** Sign-in for people (not channel connections). A provider without both values is not offered. */
  GOOGLE_CLIENT_ID: Env.schema.string.optional(),
  GOOGLE_CLIENT_SECRET: Env.schema.secret.optional(),
  SIGN_IN_FACEBOOK_CLIENT_ID: Env.schema.string.optional(),
  SIGN_IN_FACEBOOK_CLIENT_SECRET: Env.schema.secret.optional(),
  SIGN_IN_LINKEDIN_CLIENT_ID: Env.schema.string.optional(),
  SIGN_IN_LINKEDIN_CLIENT_SECRET: Env.schema.secret.optional(),

  /**
   * Credentials of this installation's app at each platform. Plugins get them by the names in their manifests (plugin
   * id, key of the setting), as the plugins that others write get theirs; they go before what an operator entered on
   * the page "Plugins".
   */
  FACEBOOK_CLIENT_ID: Env.schema.string.optional(),
  FACEBOOK_CLIENT_SECRET: Env.schema.secret.optional(),
  LINKEDIN_CLIENT_ID: Env.schema.string.optional(),
  LINKEDIN_CLIENT_SECRET: Env.schema.secret.optional(),
  INSTAGRAM_CLIENT_ID: Env.schema.string.optional(),
  INSTAGRAM_CLIENT_SECRET: Env.schema.secret.optional(),
  /** Text that the platform's webhook subscription has to repeat. */
  INSTAGRAM_VERIFY_TOKEN: Env.schema.secret.optional(),
  FACEBOOK_VERIFY_TOKEN: Env.schema.secret.optional(),
  /** Login configurations of Facebook Login for Business. */
  INSTAGRAM_CONFIG_ID: Env.schema.string.optional(),
  FACEBOOK_CONFIG_ID: Env.schema.string.optional(),
  YOUTUBE_CLIENT_ID: Env.schema.string.optional(),
  YOUTUBE_CLIENT_SECRET: Env.schema.secret.optional(),
  /** `false`: the project has not passed the platform's audit, and its videos stay private. */
  YOUTUBE_AUDITED: Env.schema.boolean.optional(),
  /** Version of the interface, as year and month. */
  LINKEDIN_API_VERSION: Env.schema.string.optional(),
})
