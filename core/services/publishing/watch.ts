import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import { Rounds } from '#services/rounds/rounds'
import { WokenRounds } from '#services/rounds/woken_rounds'
import { Dispatcher } from './dispatcher.ts'
import { OutboxRelay } from './outbox_relay.ts'
import { WATCHDOG_EVERY_SECONDS } from './timing.ts'
import { WORKER_SEEN_SECONDS, Workers } from './workers.ts'

/** For notices that got lost with a connection: nothing is published later than this for it. */
const RELAY_EVERY_MS = 2_000

/**
 * What runs beside the workflows in every worker process, and would run without Temporal: the outbox relay, the
 * watchdog that compares Postgres with Temporal, and the report of attempts that a killed worker left behind.
 */
@inject()
export class Watch {
  #presence: Rounds
  #parts: { start(): void; stop(): Promise<unknown> }[]

  constructor(relay: OutboxRelay, dispatcher: Dispatcher, workers: Workers) {
    this.#presence = new Rounds({ name: 'presence', everyMs: WORKER_SEEN_SECONDS * 1000, work: () => workers.seen() })
    this.#parts = [
      new WokenRounds({ name: 'outbox', channel: 'outbox', everyMs: RELAY_EVERY_MS, work: () => relay.relay() }),
      new Rounds({ name: 'rebuild', everyMs: WATCHDOG_EVERY_SECONDS * 1000, work: () => this.#compare(dispatcher) }),
      new Rounds({ name: 'orphans', everyMs: WORKER_SEEN_SECONDS * 1000, work: () => dispatcher.reportOrphans() }),
    ]
  }

  /** Every worker process says that it lives, whichever queues it serves: silence is taken for death. */
  startPresence() {
    this.#presence.start()
  }

  start() {
    for (const part of this.#parts) part.start()
  }

  async stop() {
    await Promise.all([this.#presence, ...this.#parts].map((part) => part.stop()))
  }

  async #compare(dispatcher: Dispatcher) {
    const { restarted, checked } = await dispatcher.rebuild()
    if (restarted) logger.warn({ restarted, checked }, 'The watchdog started workflows that were missing')
  }
}
