import hash from '@adonisjs/core/services/hash'
import type User from '#models/user'
import { isCommonPassword } from './common_passwords.ts'

/** Shorter ones fall to guessing within the tries our throttle lets through over a year. */
export const PASSWORD_MIN = 8
/** Long enough for any sentence; a bound so that nobody can make us hash megabytes. */
export const PASSWORD_MAX = 256

/** Words that everyone who attacks this product tries first. */
const PRODUCT_WORDS = ['caidence', 'cadence']
/** A name of three letters occurs inside too many good passwords to be refused. */
const CONTEXT_WORD_MIN = 4
/** What must be left of a password once a word about the person is taken out of it. */
const REST_MIN = 6

export type PasswordWeakness = 'common' | 'context'

/** Why a password of allowed length is still refused, or null. Composition is free: no rule about digits or signs. */
export function weaknessOf(password: string, about: { fullName?: string; email?: string }): PasswordWeakness | null {
  const plain = password.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  for (const word of contextWords(about)) {
    if (plain.includes(word) && plain.replaceAll(word, '').length < REST_MIN) return 'context'
  }
  return isCommonPassword(password) ? 'common' : null
}

function contextWords({ fullName = '', email = '' }: { fullName?: string; email?: string }) {
  const [local = '', domain = ''] = email.toLowerCase().split('@')
  const whole = [fullName, local].map((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
  const parts = `${fullName.toLowerCase()} ${local} ${domain}`.split(/[^\p{L}\p{N}]+/u)
  return [...PRODUCT_WORDS, ...whole, ...parts].filter((word) => word.length >= CONTEXT_WORD_MIN)
}

/** What `verify` compares with when there is no such account, so that both cases cost one hash. */
let decoy: Promise<string> | undefined

export class Passwords {
  /** False for a wrong password, an account without one and no account at all; all three take the same time. */
  async verify(user: User | null, password: string): Promise<boolean> {
    decoy ??= hash.make('no account has this password')
    const stored = user?.password ?? null
    const matches = await hash.verify(stored ?? (await decoy), password).catch(() => false)
    return stored !== null && matches
  }

  /** Spends what hashing a new password costs, for the path that creates nothing. */
  async spend(password: string) {
    await hash.make(password)
  }

  /** Hashes made with older parameters are renewed while we hold the plain password. */
  async renew(user: User, password: string) {
    if (!user.password || !hash.needsReHash(user.password)) return
    user.password = password
    await user.save()
  }
}
