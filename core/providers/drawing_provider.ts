import type { ApplicationService } from '@adonisjs/core/types'
import { drawings } from '#services/drawing/drawings'

/** Pages are drawn where they are served; the first visitor shall not wait for the beginning. */
export default class DrawingProvider {
  constructor(protected app: ApplicationService) {}

  async ready() {
    if (this.app.getEnvironment() === 'web') drawings.start()
  }

  async shutdown() {
    await drawings.stop()
  }
}
