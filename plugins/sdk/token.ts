import type { AccessToken, Instant } from './types.ts'

const REDACTED = '[redacted]'
/** What Node prints for an object; looked up by name so that the SDK needs no Node module. */
const INSPECT = Symbol.for('nodejs.util.inspect.custom')

/** Wraps a secret so that printing, logging or serialising it by accident shows nothing. */
export function accessToken(secret: string, scopes: string[], expiresAt?: Instant): AccessToken {
  return {
    reveal: () => secret,
    scopes,
    expiresAt,
    toString: () => REDACTED,
    toJSON: () => REDACTED,
    [INSPECT]: () => REDACTED,
  } as AccessToken
}
