import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { Circuit } from '#services/limits/circuit'
import { isPermission } from './permissions.ts'
import type { RulesCache, RulesKey } from './permission_engine.ts'
import type { Rule } from './rights.ts'
import { SCOPE_TYPES } from './scopes.ts'

/** Raised whenever the form of a rule or the meaning of a permission changes: what an older process left is not read. */
const SCHEMA_VERSION = 1
/** Compiling anew takes two queries, a few milliseconds: a slower answer is worth nothing. */
const WITHIN_MS = 50
/** After a slow or failed answer the store is left alone for this long. */
const OPEN_MS = 5_000
const DIGEST = 'sha256'

/** Where compiled rules are kept as text. Any shared store will do; none is trusted. */
export interface TextStore {
  get(key: string): Promise<string | undefined>
  set(key: string, text: string): Promise<unknown>
}

/**
 * Compiled rules in a store that all web processes share. The key carries the workspace's epoch, so an entry is either
 * right or never asked for. Entries are signed with a key that the store does not know, for the very place they stand
 * in: whoever writes to the store can make the application slower, not more generous.
 * An error, a slow answer and a forged one are all a miss.
 */
export class SharedRulesCache implements RulesCache {
  #circuit = new Circuit(WITHIN_MS, OPEN_MS)
  #secret: Uint8Array

  constructor(
    private store: TextStore,
    secret: Uint8Array
  ) {
    this.#secret = new Uint8Array(hkdfSync(DIGEST, secret, '', 'caidence rules cache', 32))
  }

  async get(key: RulesKey): Promise<Rule[] | undefined> {
    const place = placeOf(key)
    try {
      const text = await this.#circuit.call(() => this.store.get(place))
      return typeof text === 'string' ? this.#open(place, text) : undefined
    } catch {
      return undefined
    }
  }

  async set(key: RulesKey, rules: readonly Rule[]) {
    const place = placeOf(key)
    const body = JSON.stringify(rules)
    await this.#circuit.call(() => this.store.set(place, `${this.#sign(place, body)}.${body}`)).catch(() => {})
  }

  #open(place: string, text: string): Rule[] | undefined {
    const dot = text.indexOf('.')
    const body = text.slice(dot + 1)
    const given = Buffer.from(text.slice(0, Math.max(0, dot)), 'utf8')
    const right = Buffer.from(this.#sign(place, body), 'utf8')
    if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
    const rules: unknown = JSON.parse(body)
    return Array.isArray(rules) && rules.every(isRule) ? rules : undefined
  }

  #sign(place: string, body: string) {
    return createHmac(DIGEST, this.#secret).update(place).update('\0').update(body).digest('base64url')
  }
}

const placeOf = ({ workspaceId, userId, epoch }: RulesKey) => `${SCHEMA_VERSION}:${workspaceId}:${userId}:${epoch}`

function isRule(value: any): value is Rule {
  return (
    (value?.effect === 'allow' || value?.effect === 'deny') &&
    Array.isArray(value.permissions) &&
    value.permissions.every(isPermission) &&
    SCOPE_TYPES.includes(value.scope?.type) &&
    typeof value.scope.id === 'string' &&
    (value.expiresAt === null || Number.isFinite(value.expiresAt)) &&
    typeof value.source?.id === 'string'
  )
}
