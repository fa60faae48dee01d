import { inject } from '@adonisjs/core'
import { WokenRounds } from '#services/rounds/woken_rounds'
import { PlanWork } from './plan_work.ts'

/** For jobs whose worker died. */
const EVERY_MS = 5_000

/** Works on imports in worker processes, one at a time. */
@inject()
export class PlanWatch {
  #rounds: WokenRounds

  constructor(work: PlanWork) {
    this.#rounds = new WokenRounds({
      name: 'imports',
      channel: 'imports',
      everyMs: EVERY_MS,
      work: async (isStopping) => {
        while (!isStopping() && (await work.next(isStopping)));
      },
    })
  }

  start() {
    this.#rounds.start()
  }

  stop() {
    return this.#rounds.stop()
  }
}
