import env from '#start/env'
import { Listener } from './listener.ts'
import { Rounds } from './rounds.ts'

/** Rounds that a notice of Postgres wakes. The pause is for notices that got lost with a connection, and for what becomes due by itself. */
export class WokenRounds {
  #rounds: Rounds
  #listener: Listener

  constructor({ channel, ...round }: ConstructorParameters<typeof Rounds>[0] & { channel: string }) {
    this.#rounds = new Rounds(round)
    this.#listener = new Listener(env.get('DATABASE_URL').release(), channel, this.#rounds.wake, this.#rounds.wake)
  }

  start() {
    this.#rounds.start()
    this.#listener.start()
  }

  async stop() {
    await Promise.all([this.#listener.stop(), this.#rounds.stop()])
  }
}
