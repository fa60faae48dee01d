import { isSecure } from '#config/app'
import { defineConfig, stores } from '@adonisjs/session'

export default defineConfig({
  enabled: true,
  /** `__Host-` pins the cookie to this host and to TLS; browsers refuse the prefix on plain http. */
  cookieName: isSecure ? '__Host-caidence' : 'caidence',
  clearWithBrowser: false,
  /** Idle lifetime. The absolute lifetime is kept by the session guard middleware. */
  age: '12h',
  cookie: { path: '/', httpOnly: true, secure: isSecure, sameSite: 'lax' },
  store: 'database',
  stores: { database: stores.database({ connectionName: 'app', tableName: 'sessions', gcProbability: 1 }) },
})
