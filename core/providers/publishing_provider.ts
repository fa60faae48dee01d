import type { ApplicationService } from '@adonisjs/core/types'
import { connectionHooks } from '#services/connections/hooks'
import { holdDeliveriesOf, resumeDeliveriesOf, resumeSwitchedOff } from '#services/publishing/connection_changes'
import type { LiveUpdates } from '#services/publishing/live_updates'

/** Ties publishing to its surroundings: connections that come and go, and browsers that watch. */
export default class PublishingProvider {
  #live?: LiveUpdates

  constructor(protected app: ApplicationService) {}

  boot() {
    connectionHooks.onDisconnected(holdDeliveriesOf)
    connectionHooks.onFlagged(holdDeliveriesOf)
    connectionHooks.onReconnected(resumeDeliveriesOf)
    connectionHooks.onSwitchedOn(resumeSwitchedOff)
  }

  async ready() {
    if (this.app.getEnvironment() !== 'web') return
    const { LiveUpdates } = await import('#services/publishing/live_updates')
    const { LiveListeners } = await import('#services/publishing/live_listeners')
    this.#live = new LiveUpdates(await this.app.container.make(LiveListeners))
    this.#live.start()
  }

  async shutdown() {
    await this.#live?.stop()
  }
}
