import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 bits: what a state, a verifier or a one-time link is made of. */
const RANDOM_BYTES = 32

export const randomText = () => randomBytes(RANDOM_BYTES).toString('base64url')

export const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

/** S256 of RFC 7636. */
export const challengeOf = (verifier: string) => createHash('sha256').update(verifier, 'ascii').digest('base64url')

/** Compares in constant time. Digests of the two sides are compared, so that lengths are equal whatever came in. */
export function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest()
  return timingSafeEqual(digest(one), digest(other))
}
