/** What a circuit answers instead of calling, and what it throws when the call took too long. */
export class Unavailable extends Error {}

/**
 * Keeps a slow or broken neighbour from slowing everything down: a call that fails or takes longer than `withinMs` opens
 * the circuit, and for `openMs` nobody calls. Then one caller tries again.
 */
export class Circuit {
  #openUntil = 0

  constructor(
    private withinMs: number,
    private openMs: number
  ) {}

  get isOpen() {
    return performance.now() < this.#openUntil
  }

  /** Throws `Unavailable`, or what the call threw unless `isAnswer` says that this is an answer too. */
  async call<T>(work: () => Promise<T>, isAnswer: (error: unknown) => boolean = () => false): Promise<T> {
    if (this.isOpen) throw new Unavailable('not called: it failed a moment ago')
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Unavailable(`no answer within ${this.withinMs} ms`)), this.withinMs)
    })
    try {
      return await Promise.race([work(), late])
    } catch (error) {
      if (!isAnswer(error)) this.#openUntil = performance.now() + this.openMs
      throw error
    } finally {
      clearTimeout(timer)
    }
  }
}
