import { CORE_QUEUE } from '#workflows/publishing/contract'
import { Workers } from './workers.ts'

/** How often the database is asked at most. A worker that restarts is back within two of these. */
const ASK_EVERY_SECONDS = 15

/**
 * Whether nothing goes out because no worker runs: planned posts stay where they are, and people should know why. Two
 * looks in a row have to say so. One answer for all pages of this process.
 */
export class Standstill {
  #nextLook = 0
  #looksWithoutWorker = 0

  constructor(
    private workers = new Workers(),
    private now = () => Date.now()
  ) {}

  async isStanding(): Promise<boolean> {
    if (this.now() >= this.#nextLook) {
      this.#nextLook = this.now() + ASK_EVERY_SECONDS * 1000
      this.#looksWithoutWorker = (await this.workers.isAnybodyHere(CORE_QUEUE)) ? 0 : this.#looksWithoutWorker + 1
    }
    return this.#looksWithoutWorker > 1
  }
}

export const standstill = new Standstill()
