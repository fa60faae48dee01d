import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import env from '#start/env'
import { Notices } from '#services/http/notices'
import { PlanWork } from './plan_work.ts'

/** The work is woken by a notice; this is for notices that got lost with a connection, and for jobs whose worker died. */
const EVERY_MS = 5_000

/** Works on imports in worker processes, one at a time. */
@inject()
export class PlanWatch {
  #stopping = false
  #wake: () => void = () => {}
  #round?: Promise<void>
  #notices = new Notices(env.get('DATABASE_URL').release(), 'imports', () => this.#wake(), () => this.#wake())

  constructor(private work: PlanWork) {}

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
      await this.#all().catch((error) => logger.warn({ code: (error as any)?.code ?? (error as Error)?.name }, 'Imports could not be looked for; they wait'))
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

  async #all() {
    while (!this.#stopping && (await this.work.next(() => this.#stopping)));
  }
}
