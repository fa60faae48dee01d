import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import env from '#start/env'
import { Notices } from '#services/http/notices'
import { Dispatcher } from './dispatcher.ts'
import { OutboxRelay } from './outbox_relay.ts'
import { WATCHDOG_EVERY_SECONDS } from './timing.ts'
import { WORKER_SEEN_SECONDS, Workers } from './workers.ts'

/** The relay is woken by a notice; this is for notices that got lost with a connection. */
const RELAY_EVERY_MS = 2_000

/**
 * What runs beside the workflows in every worker process, and would run without Temporal: the outbox relay, the
 * watchdog that compares Postgres with Temporal, and the report of attempts that a killed worker left behind.
 */
@inject()
export class Watch {
  #stopping = false
  #wake: () => void = () => {}
  #timers: NodeJS.Timeout[] = []
  #notices = new Notices(env.get('DATABASE_URL').release(), 'outbox', () => this.#wake(), () => this.#wake())

  constructor(
    private relay: OutboxRelay,
    private dispatcher: Dispatcher,
    private workers: Workers
  ) {}

  /** Every worker process says that it lives, whichever queues it serves: silence is taken for death. */
  startPresence() {
    this.#every(WORKER_SEEN_SECONDS, 'presence', () => this.workers.seen())
  }

  start() {
    void this.#relayLoop()
    this.#notices.start()
    void this.#guarded('rebuild', () => this.#compare())
    void this.#guarded('orphans', () => this.dispatcher.reportOrphans())
    this.#every(WATCHDOG_EVERY_SECONDS, 'rebuild', () => this.#compare())
    this.#every(WORKER_SEEN_SECONDS, 'orphans', () => this.dispatcher.reportOrphans())
  }

  async stop() {
    this.#stopping = true
    for (const timer of this.#timers) clearInterval(timer)
    this.#wake()
    await this.#notices.stop()
  }

  async #compare() {
    const { restarted, checked } = await this.dispatcher.rebuild()
    if (restarted) logger.warn({ restarted, checked }, 'The watchdog started workflows that were missing')
  }

  async #relayLoop() {
    while (!this.#stopping) {
      await this.#guarded('outbox', () => this.relay.relay())
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, RELAY_EVERY_MS)
        this.#wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }

  /** A round that takes long is not run beside itself. */
  #every(seconds: number, name: string, work: () => Promise<unknown>) {
    let busy = false
    const round = async () => {
      if (busy) return
      busy = true
      await this.#guarded(name, work)
      busy = false
    }
    this.#timers.push(setInterval(() => void round(), seconds * 1000))
  }

  /** Postgres or Temporal may be away for a while: said once per round, tried again with the next. */
  async #guarded(name: string, work: () => Promise<unknown>) {
    try {
      await work()
    } catch (error) {
      if (!this.#stopping) logger.warn({ part: name, code: (error as any)?.code ?? (error as Error)?.name }, 'A part of the watch could not do its round')
    }
  }
}
