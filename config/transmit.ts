import { defineConfig } from '@adonisjs/transmit'

export default defineConfig({
  /** Keeps proxies from closing a quiet stream. */
  pingInterval: '25s',
  /** Each web process hears of changes through Postgres (LISTEN), so no transport between processes is needed. */
  transport: null,
})
