/** So many at once, the others in the order they came. */
export class Slots {
  #free: number
  #waiting: (() => void)[] = []

  constructor(most: number) {
    this.#free = most
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await work()
    } finally {
      // Handed on rather than freed: whoever comes just now does not overtake the one who waits.
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free++
    }
  }
}
