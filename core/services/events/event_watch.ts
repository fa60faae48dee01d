import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import env from '#start/env'
import { Notices as Listener } from '#services/http/notices'
import { NoticeMails } from '#services/notices/notice_mails'
import { CallSender } from '#services/webhooks/call_sender'
import { EventRelay } from './event_relay.ts'

/** Parts are woken by a notice of Postgres; this is for notices that got lost with a connection, and for what became due. */
const ROUND_EVERY_MS = 2_000

/**
 * Beside the workflows in every process that serves the core queue: makes notices and calls of events, mails those that
 * are wanted at once, and makes the calls. Each runs for itself, so that a slow mail server holds up no call.
 */
@inject()
export class EventWatch {
  #isStopping = false
  #loops: Promise<void>[] = []
  #wakes: Record<string, () => void> = {}
  #listeners = ['domain_events', 'notices', 'webhooks'].map((channel) => new Listener(env.get('DATABASE_URL').release(), channel, () => this.#wakes[channel]?.(), () => this.#wakes[channel]?.()))

  constructor(
    private relay: EventRelay,
    private mails: NoticeMails,
    private calls: CallSender
  ) {}

  start() {
    this.#loops = [
      this.#loop('domain_events', () => this.relay.relay()),
      this.#loop('notices', () => this.mails.sendDue()),
      this.#loop('webhooks', () => this.calls.round()),
    ]
    for (const listener of this.#listeners) listener.start()
  }

  async stop() {
    this.#isStopping = true
    for (const wake of Object.values(this.#wakes)) wake()
    await Promise.all([...this.#listeners.map((listener) => listener.stop()), ...this.#loops])
    await this.calls.stop()
  }

  async #loop(name: string, work: () => Promise<unknown>) {
    while (!this.#isStopping) {
      let isWoken = false
      this.#wakes[name] = () => (isWoken = true)
      try {
        await work()
      } catch (error) {
        // Postgres may be away for a while: said once per round, tried again with the next.
        if (!this.#isStopping) logger.warn({ part: name, code: (error as any)?.code ?? (error as Error)?.name }, 'A round over events could not be done')
      }
      if (isWoken || this.#isStopping) continue
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ROUND_EVERY_MS)
        this.#wakes[name] = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
}
