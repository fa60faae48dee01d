import env from '#start/env'
import { defineConfig } from '@adonisjs/core/http'

/** Signs cookies and links. */
export const appKey = env.get('APP_KEY')

/** Cookies are `Secure` whenever people reach us over TLS. */
export const isSecure = env.get('APP_URL').startsWith('https://')

export const http = defineConfig({
  generateRequestId: true,
  allowMethodSpoofing: false,
  useAsyncLocalStorage: false,
  /** Forwarding headers are believed only from a proxy on this machine. */
  trustProxy: (address) => ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(address),
  cookie: { domain: '', path: '/', maxAge: '2h', httpOnly: true, secure: isSecure, sameSite: 'lax' },
})
