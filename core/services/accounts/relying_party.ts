import { isIP } from 'node:net'
import env from '#start/env'

export interface RelyingParty {
  id: string
  origin: string
}

/**
 * Who passkeys are made for, from the configured address and never from the host that a request claims. Null where
 * browsers make none: an address of numbers instead of a name, or a name without TLS other than localhost.
 */
export function relyingParty(): RelyingParty | null {
  const { hostname, origin, protocol } = new URL(env.get('APP_URL'))
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost')
  if (isIP(hostname.replace(/^\[|\]$/g, '')) || (protocol !== 'https:' && !isLocal)) return null
  return { id: hostname, origin }
}
