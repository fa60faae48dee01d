import { randomBytes } from 'node:crypto'
import { sha256 } from '#services/secrets/digest'

/** 160 bits: nobody guesses one, and the link still fits on a line. */
const TOKEN_BYTES = 20
/** What `newToken` makes. Anything else is not looked up. */
const SHAPE = /^[A-Za-z0-9_-]{27}$/
/** Long enough for a holiday week; a link that lies around longer is more likely to be found by somebody else. */
export const INVITATION_DAYS = 7

export const newToken = () => randomBytes(TOKEN_BYTES).toString('base64url')

/** What is stored of a token; null for a text that cannot be one. */
export const hashOfToken = (token: unknown): string | null => (typeof token === 'string' && SHAPE.test(token) ? sha256(token) : null)
