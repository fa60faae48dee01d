import type { ApplicationService } from '@adonisjs/core/types'
import { connectionHooks } from '#services/connections/hooks'
import { holdDeliveriesOf, resumeDeliveriesOf, resumeSwitchedOff } from '#services/publishing/connection_changes'
import type { NoticeUpdates } from '#services/notices/notice_updates'
import type { LiveUpdates } from '#services/publishing/live_updates'

/** Ties publishing to its surroundings: connections that come and go, and browsers that watch. */
export default class PublishingProvider {
  #live?: LiveUpdates
  #notices?: NoticeUpdates

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
    const listeners = await this.app.container.make(LiveListeners)
    this.#live = new LiveUpdates(listeners)
    this.#live.start()
    const { NoticeUpdates } = await import('#services/notices/notice_updates')
    this.#notices = new NoticeUpdates(listeners)
    this.#notices.start()
  }

  async shutdown() {
    await Promise.all([this.#live?.stop(), this.#notices?.stop()])
  }
}
