import logger from '@adonisjs/core/services/logger'
import env from '#start/env'
import { Listener } from '#services/rounds/listener'
import type { LiveListeners, LiveMessage } from './live_listeners.ts'

/** Changes that come together are judged together. */
const GATHER_MS = 50
/** A stream whose right to be there is gone ends within this. */
const SWEEP_MS = 3_000

/**
 * Carries changes of deliveries from Postgres to browsers. Every web process listens for itself, so workers need
 * not know of browsers, and no transport between web processes is needed. Ids and states only.
 */
export class LiveUpdates {
  #listener = new Listener(env.get('DATABASE_URL').release(), 'delivery_changed', (payload) => this.#take(payload), (isAgain) => isAgain && this.listeners.endAll())
  #waiting = new Map<string, LiveMessage[]>()
  #timer?: NodeJS.Timeout
  #sweeping?: NodeJS.Timeout
  #work: Promise<void> = Promise.resolve()
  #isStopped = false

  constructor(private listeners: LiveListeners) {}

  start() {
    this.#listener.start()
    this.#sweepLater()
  }

  async stop() {
    this.#isStopped = true
    clearTimeout(this.#timer)
    clearTimeout(this.#sweeping)
    await this.#listener.stop()
    await this.#work
  }

  #sweepLater() {
    this.#sweeping = setTimeout(async () => {
      await this.#try(() => this.listeners.sweep())
      if (!this.#isStopped) this.#sweepLater()
    }, SWEEP_MS)
  }

  #take(payload: string) {
    void this.#try(async () => {
      const { workspace, post, delivery, state } = JSON.parse(payload)
      this.#waiting.set(workspace, [...(this.#waiting.get(workspace) ?? []), { post, delivery, state }])
      this.#timer ??= setTimeout(() => this.#flush(), GATHER_MS)
    })
  }

  /** One after the other, so that a delivery's states arrive in their order. */
  #flush() {
    this.#timer = undefined
    const waiting = this.#waiting
    this.#waiting = new Map()
    for (const [workspace, messages] of waiting) this.#work = this.#work.then(() => this.#try(() => this.listeners.tell(workspace, messages)))
  }

  async #try(work: () => Promise<void>) {
    try {
      await work()
    } catch (error) {
      logger.warn({ kind: (error as Error).name }, 'A change could not be passed on to browsers')
    }
  }
}
