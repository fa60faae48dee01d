import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import { OnboardingRelay } from './onboarding_relay.ts'

/** Nobody waits for a reminder, and for the posts of an account only a little. */
const RELAY_EVERY_MS = 5_000
/** A reminder is late by this much at most when Temporal has lost its memory. */
const REBUILD_EVERY_MS = 15 * 60_000

/** Beside the workflows in every process that serves the core queue. Doing it twice does no harm. */
@inject()
export class OnboardingWatch {
  #timers: NodeJS.Timeout[] = []
  #rounds = new Set<Promise<void>>()

  constructor(private relay: OnboardingRelay) {}

  start() {
    this.#every(RELAY_EVERY_MS, () => this.relay.relay())
    this.#every(REBUILD_EVERY_MS, () => this.relay.rebuild())
  }

  async stop() {
    for (const timer of this.#timers) clearInterval(timer)
    await Promise.all(this.#rounds)
  }

  /** A round that takes long is not run beside itself. */
  #every(ms: number, work: () => Promise<unknown>) {
    let busy = false
    const round = async () => {
      if (busy) return
      busy = true
      await work().catch((error) => logger.warn({ part: 'onboarding', code: error?.code ?? error?.name }, 'Journeys could not be handed over'))
      busy = false
    }
    const tick = () => {
      const running = round().finally(() => this.#rounds.delete(running))
      this.#rounds.add(running)
    }
    tick()
    this.#timers.push(setInterval(tick, ms))
  }
}
