import { inject } from '@adonisjs/core'
import { WokenRounds } from '#services/rounds/woken_rounds'
import { InboundRelay } from './inbound_relay.ts'

/** For what is to be tried again. */
const EVERY_MS = 5_000

/** Runs the relay of inbound events in worker processes. */
@inject()
export class InboundWatch {
  #rounds: WokenRounds

  constructor(relay: InboundRelay) {
    this.#rounds = new WokenRounds({ name: 'inbound', channel: 'inbound', everyMs: EVERY_MS, work: () => relay.relay() })
  }

  start() {
    this.#rounds.start()
  }

  stop() {
    return this.#rounds.stop()
  }
}
