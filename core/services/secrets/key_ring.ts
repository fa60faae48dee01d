import { createHash } from 'node:crypto'
import { createError } from '@adonisjs/core/exceptions'

/** Refuses at boot: a half-read ring would encrypt with the wrong key or fail on the first publish. */
export const E_SECRET_KEYS = createError<[reason: string]>('SECRET_KEYS: %s', 'E_SECRET_KEYS', 500)

export interface RingKey {
  id: string
  bytes: Buffer
}

/** AES-256. */
const KEY_BYTES = 32
/** Ids stand between dots in every ciphertext and are shown to operators. */
const KEY_ID = /^[A-Za-z0-9_-]{1,32}$/
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/
/** 32 random bytes hold about 30 different values; fewer than this comes from a keyboard or a placeholder, not from a generator. */
const MIN_DISTINCT_BYTES = 16

/** The keys of this installation: the first encrypts, all decrypt. */
export class KeyRing {
  readonly current: RingKey

  constructor(private keys: RingKey[]) {
    this.current = keys[0]
  }

  /** `id:base64,id2:base64`. Messages name the entry, never the key. */
  static parse(text: string): KeyRing {
    const entries = text.split(',').map((entry) => entry.trim()).filter(Boolean)
    if (!entries.length) throw new E_SECRET_KEYS(['empty; write id:base64, made with `openssl rand -base64 32`'])

    const keys = entries.map(keyOf)
    const ids = new Set<string>()
    const seen = new Set<string>()
    for (const { id, bytes } of keys) {
      if (ids.has(id)) throw new E_SECRET_KEYS([`the id "${id}" occurs twice`])
      ids.add(id)
      const print = createHash('sha256').update(bytes).digest('base64')
      if (seen.has(print)) throw new E_SECRET_KEYS([`the key "${id}" is the same as another one; rotating to it would change nothing`])
      seen.add(print)
    }
    return new KeyRing(keys)
  }

  find(id: string): RingKey | undefined {
    return this.keys.find((key) => key.id === id)
  }
}

function keyOf(entry: string, index: number): RingKey {
  const colon = entry.indexOf(':')
  const id = colon < 0 ? '' : entry.slice(0, colon)
  if (!KEY_ID.test(id)) throw new E_SECRET_KEYS([`entry ${index + 1} needs an id of letters, digits, - or _ before a colon`])

  const text = entry.slice(colon + 1)
  const bytes = Buffer.from(text, 'base64')
  if (!BASE64.test(text) || bytes.length !== KEY_BYTES) {
    throw new E_SECRET_KEYS([`the key "${id}" must be ${KEY_BYTES} bytes in base64; it is ${bytes.length}`])
  }
  if (new Set(bytes).size < MIN_DISTINCT_BYTES) throw new E_SECRET_KEYS([`the key "${id}" is not random; make one with \`openssl rand -base64 32\``])
  return { id, bytes }
}
