import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import env from '#start/env'
import { Notices } from '#services/http/notices'
import { InboundRelay } from './inbound_relay.ts'

/** The relay is woken by a notice; this is for notices that got lost with a connection, and for what is to be tried again. */
const EVERY_MS = 5_000

/** Runs the relay of inbound events in worker processes. */
@inject()
export class InboundWatch {
  #stopping = false
  #wake: () => void = () => {}
  #round?: Promise<void>
  #notices = new Notices(env.get('DATABASE_URL').release(), 'inbound', () => this.#wake(), () => this.#wake())

  constructor(private relay: InboundRelay) {}

  start() {
    this.#round = this.#loop()
    this.#notices.start()
  }

  async stop() {
    this.#stopping = true
    this.#wake()
    await this.#notices.stop()
    await this.#round
  }

  async #loop() {
    while (!this.#stopping) {
      await this.relay.relay().catch((error) => logger.warn({ code: (error as any)?.code ?? (error as Error)?.name }, 'What platforms told could not be read; it waits'))
      if (this.#stopping) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, EVERY_MS)
        this.#wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
}
