import transmit from '@adonisjs/transmit/services/main'
import logger from '@adonisjs/core/services/logger'
import env from '#start/env'
import { Notices } from '#services/http/notices'

/** Where a browser listens for the changes of its workspace. Who may: `start/routes/live.ts`. */
export const postsChannel = (workspaceId: string) => `workspaces/${workspaceId}/posts`

/**
 * Carries changes of deliveries from Postgres to browsers. Every web process listens for itself, so workers need
 * not know of browsers, and no transport between web processes is needed. Ids and states only.
 */
export class LiveUpdates {
  #notices = new Notices(env.get('DATABASE_URL').release(), 'delivery_changed', (payload) => this.#tell(payload))

  start() {
    this.#notices.start()
  }

  stop() {
    return this.#notices.stop()
  }

  #tell(payload: string) {
    try {
      const { workspace, post, delivery, state } = JSON.parse(payload)
      transmit.broadcast(postsChannel(workspace), { post, delivery, state })
    } catch (error) {
      logger.warn({ kind: (error as Error).name }, 'A change could not be passed on to browsers')
    }
  }
}
