import { inject } from '@adonisjs/core'
import { Rounds } from '#services/rounds/rounds'
import { ReportRelay } from './report_relay.ts'

/** Somebody looks at the progress meanwhile. */
const RELAY_EVERY_MS = 2_000

/** Makes reports in every process that serves the core queue; who takes which, Postgres decides. */
@inject()
export class ReportWatch {
  #rounds: Rounds

  constructor(relay: ReportRelay) {
    this.#rounds = new Rounds({ name: 'reports', everyMs: RELAY_EVERY_MS, work: () => relay.relay() })
  }

  start() {
    this.#rounds.start()
  }

  /** The one that is being made is finished first: printing has a limit of its own. */
  stop() {
    return this.#rounds.stop()
  }
}
