/** Lets a fixed number of jobs run at once; others wait their turn. */
export class Gate {
  #free: number
  #waiting: (() => void)[] = []

  constructor(width: number) {
    this.#free = width
  }

  async run<T>(job: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await job()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free++
    }
  }
}
