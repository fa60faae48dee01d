import logger from '@adonisjs/core/services/logger'

interface Round {
  /** Stands in the log when a round could not be done. */
  name: string
  /** A pause between two rounds that nobody wakes. */
  everyMs: number
  work: (isStopping: () => boolean) => Promise<unknown>
}

/**
 * Work that a process does again and again, one round after the other: at once, whenever it is woken, and after a
 * pause. A waking that comes during a round is kept for the next one. A round that fails is said in the log and tried
 * again with the next: Postgres, Temporal or a mail server may be away for a while.
 */
export class Rounds {
  #isStopping = false
  #isWoken = false
  #endPause: () => void = () => {}
  #loop?: Promise<void>

  constructor(private round: Round) {}

  start() {
    this.#loop ??= this.#run()
  }

  wake = () => {
    this.#isWoken = true
    this.#endPause()
  }

  /** The round that is under way is finished first. */
  async stop() {
    this.#isStopping = true
    this.#endPause()
    await this.#loop
  }

  async #run() {
    const { name, work } = this.round
    while (!this.#isStopping) {
      this.#isWoken = false
      try {
        await work(() => this.#isStopping)
      } catch (error) {
        if (!this.#isStopping) logger.warn({ part: name, code: (error as any)?.code ?? (error as Error)?.name }, 'A round of work could not be done')
      }
      await this.#pause()
    }
  }

  async #pause() {
    if (this.#isWoken || this.#isStopping) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.round.everyMs)
      this.#endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
