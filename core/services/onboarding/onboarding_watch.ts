import { inject } from '@adonisjs/core'
import { Rounds } from '#services/rounds/rounds'
import { OnboardingRelay } from './onboarding_relay.ts'

/** Nobody waits for a reminder, and for the posts of an account only a little. */
const RELAY_EVERY_MS = 5_000
/** A reminder is late by this much at most when Temporal has lost its memory. */
const REBUILD_EVERY_MS = 15 * 60_000

/** Beside the workflows in every process that serves the core queue. Doing it twice does no harm. */
@inject()
export class OnboardingWatch {
  #parts: Rounds[]

  constructor(relay: OnboardingRelay) {
    this.#parts = [
      new Rounds({ name: 'onboarding', everyMs: RELAY_EVERY_MS, work: () => relay.relay() }),
      new Rounds({ name: 'onboarding after a loss', everyMs: REBUILD_EVERY_MS, work: () => relay.rebuild() }),
    ]
  }

  start() {
    for (const part of this.#parts) part.start()
  }

  async stop() {
    await Promise.all(this.#parts.map((part) => part.stop()))
  }
}
