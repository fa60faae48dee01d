import { configProvider } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { SessionStoreContract } from '@adonisjs/session/types'
import { isSecure } from '#config/app'
import { defineConfig, stores } from '@adonisjs/session'

/** Over a weekend. The absolute lifetime is kept by the session lifetime middleware. */
export const IDLE_LIFETIME = '72h'

/** `__Host-` pins the cookie to this host and to TLS; browsers refuse the prefix on plain http. */
export const SESSION_COOKIE = isSecure ? '__Host-caidence' : 'caidence'
export const cookieOptions = { path: '/', httpOnly: true, secure: isSecure, sameSite: 'lax' as const }

const database = stores.database({ connectionName: 'app', tableName: 'sessions', gcProbability: 1 })
const nothing: SessionStoreContract = { read: () => null, write: () => {}, destroy: () => {}, touch: () => {} }

/** What platforms send has no session: whoever is not known yet must not make the database work. */
const forPeople = configProvider.create(async (app) => {
  const ofDatabase = await database.resolver(app)
  // There is no request when the sessions of a person are listed or ended.
  return (...[ctx, config]: [HttpContext | null, Parameters<typeof ofDatabase>[1]]) => (ctx?.hook ? nothing : ofDatabase(ctx!, config))
})

export default defineConfig({
  enabled: true,
  cookieName: SESSION_COOKIE,
  clearWithBrowser: false,
  /** Idle lifetime: each request extends it, on the server. */
  age: IDLE_LIFETIME,
  cookie: cookieOptions,
  store: 'database',
  stores: { database: forPeople },
})
