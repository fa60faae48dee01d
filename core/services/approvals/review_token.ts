import { randomBytes } from 'node:crypto'
import { sha256 } from '#services/secrets/digest'

/** 192 bits, a whole number of letters: nobody guesses one, and each has one spelling. */
const TOKEN_BYTES = 24
/** What `newReviewToken` makes. Anything else is not looked up. */
const SHAPE = /^[A-Za-z0-9_-]{32}$/

export const newReviewToken = () => randomBytes(TOKEN_BYTES).toString('base64url')

/** What is stored of a token; null for a text that cannot be one. */
export const hashOfReviewToken = (token: unknown): string | null => (typeof token === 'string' && SHAPE.test(token) ? sha256(token) : null)
