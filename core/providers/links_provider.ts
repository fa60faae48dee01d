import type { ApplicationService } from '@adonisjs/core/types'
import { ClickBuffer } from '#services/links/click_buffer'

/** One buffer per process; what it holds is written before the process ends. */
export default class LinksProvider {
  constructor(protected app: ApplicationService) {}

  register() {
    this.app.container.singleton(ClickBuffer, () => new ClickBuffer())
  }

  async shutdown() {
    await (await this.app.container.make(ClickBuffer)).flush()
  }
}
