import type { ApplicationService } from '@adonisjs/core/types'
import { Temporal } from '#services/temporal/temporal'

/** One client per process, opened on first use: warm-up and commands that do not need it never connect. */
export default class TemporalProvider {
  constructor(protected app: ApplicationService) {}

  register() {
    this.app.container.singleton(Temporal, () => new Temporal())
  }

  async shutdown() {
    const temporal = await this.app.container.make(Temporal)
    await temporal.close()
  }
}
