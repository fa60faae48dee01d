import type { PluginClock } from '@caidence/sdk'

/** A clock that stands still until it is moved. The emulator and the adapter share it, so no test really waits. */
export class FakeClock implements PluginClock {
  #ms: number

  constructor(start = '2026-03-02T09:00:00.000Z') {
    this.#ms = Date.parse(start)
  }

  now(): Date {
    return new Date(this.#ms)
  }

  advance(seconds: number): void {
    this.#ms += Math.ceil(seconds * 1000)
  }
}
