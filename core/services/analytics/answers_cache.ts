import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import cache from '@adonisjs/cache/services/main'
import { Circuit } from '#services/limits/circuit'
import { KeyRing } from '#services/secrets/key_ring'
import env from '#start/env'

/** Raised whenever the form of an answer or the meaning of a number in it changes: what an older process left is not read. */
const SCHEMA_VERSION = 1
/** Asking the database anew takes about as long; a slower answer is worth nothing. */
const WITHIN_MS = 100
/** After a slow or failed answer the store is left alone for this long. */
const OPEN_MS = 5_000
const DIGEST = 'sha256'

export interface AnswerKey {
  workspaceId: string
  /** Of the numbers: another one after every change of what answers are made of. */
  state: string
  /** Everything else that an answer depends on: the question, and what whoever asks may see. */
  question: unknown
}

/**
 * Answers about numbers. A key holds the state of the numbers and what the asker may see, so an answer is either right or
 * never asked for. Answers are signed for the very place they stand in, with a key that the store does not know: whoever
 * writes to it makes pages slower, and no number other. An error, a slow answer and a forged one are all a miss.
 */
export class AnswersCache {
  #circuit = new Circuit(WITHIN_MS, OPEN_MS)
  #secret = new Uint8Array(hkdfSync(DIGEST, KeyRing.parse(env.get('SECRET_KEYS').release()).current.bytes, '', 'caidence answers', 32))

  /** What is kept, or what `make` answers, which is kept then. */
  async remember<T>(key: AnswerKey, make: () => Promise<T>): Promise<T> {
    const place = placeOf(key)
    const kept = await this.#get<T>(place)
    if (kept !== undefined) return kept
    const made = await make()
    await this.#set(place, made)
    return made
  }

  async #get<T>(place: string): Promise<T | undefined> {
    try {
      const text = await this.#circuit.call(() => cache.use('answers').get<string>({ key: place }))
      return typeof text === 'string' ? this.#open<T>(place, text) : undefined
    } catch {
      return undefined
    }
  }

  async #set(place: string, answer: unknown) {
    const body = JSON.stringify(answer)
    await this.#circuit.call(() => cache.use('answers').set({ key: place, value: `${this.#sign(place, body)}.${body}` })).catch(() => {})
  }

  #open<T>(place: string, text: string): T | undefined {
    const dot = text.indexOf('.')
    const body = text.slice(dot + 1)
    const given = Buffer.from(text.slice(0, Math.max(0, dot)), 'utf8')
    const right = Buffer.from(this.#sign(place, body), 'utf8')
    return given.length === right.length && timingSafeEqual(given, right) ? (JSON.parse(body) as T) : undefined
  }

  #sign = (place: string, body: string) => createHmac(DIGEST, this.#secret).update(place).update('\0').update(body).digest('base64url')
}

const placeOf = ({ workspaceId, state, question }: AnswerKey) => `${SCHEMA_VERSION}:${workspaceId}:${createHash(DIGEST).update(JSON.stringify([state, question])).digest('base64url')}`
