import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import { ReportRelay } from './report_relay.ts'

/** Somebody looks at the progress meanwhile. */
const RELAY_EVERY_MS = 2_000

/** Makes reports in every process that serves the core queue; who takes which, Postgres decides. */
@inject()
export class ReportWatch {
  #timer?: NodeJS.Timeout
  #round: Promise<void> | null = null

  constructor(private relay: ReportRelay) {}

  start() {
    this.#timer = setInterval(() => this.#tick(), RELAY_EVERY_MS)
  }

  /** The one that is being made is finished first: printing has a limit of its own. */
  async stop() {
    clearInterval(this.#timer)
    await this.#round
  }

  #tick() {
    this.#round ??= this.relay
      .relay()
      .catch((error) => logger.warn({ part: 'reports', code: error?.code ?? error?.name }, 'Reports could not be made'))
      .then(() => void (this.#round = null))
  }
}
