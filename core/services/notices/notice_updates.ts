import transmit from '@adonisjs/transmit/services/main'
import env from '#start/env'
import type { LiveListeners } from '#services/publishing/live_listeners'
import { Listener } from '#services/rounds/listener'

/** Where a person's browsers listen for changes of their notices. What they are is asked for then, by whoever they are. */
const noticesChannel = (userId: string) => `people/${userId}/notices`

/** Tells browsers that a person's notices have changed, and nothing more. Every web process listens for itself. */
export class NoticeUpdates {
  #listener = new Listener(env.get('DATABASE_URL').release(), 'notices', (userId) => transmit.broadcast(noticesChannel(userId), {}), (isAgain) => isAgain && this.listeners.endAll())

  constructor(private listeners: LiveListeners) {}

  start() {
    this.#listener.start()
  }

  stop() {
    return this.#listener.stop()
  }
}
