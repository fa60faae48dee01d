import type { IncomingMessage, ServerResponse } from 'node:http'
import env from '#start/env'
import { defineConfig } from '@adonisjs/core/http'
import { DATA_POLICY, SECURITY_HEADERS } from '#config/headers'

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
  /** An address that is not valid UTF-8 is answered before any middleware runs. */
  onBadUrl: (request: IncomingMessage, response: ServerResponse) => {
    const detail = 'This address is not valid.'
    const isApi = request.url?.startsWith('/api/')
    const headers = { ...SECURITY_HEADERS, 'content-security-policy': DATA_POLICY }
    response.writeHead(400, { ...headers, 'content-type': isApi ? 'application/problem+json; charset=utf-8' : 'text/plain; charset=utf-8' })
    response.end(isApi ? JSON.stringify({ type: 'about:blank', title: 'Bad request', status: 400, detail, code: 'E_BAD_URL' }) : detail)
  },
  /** A list in an address is a text for whoever reads it: a comma may as well stand in a word. */
  qs: { parse: { comma: false } },
  cookie: { domain: '', path: '/', maxAge: '2h', httpOnly: true, secure: isSecure, sameSite: 'lax' },
})
