import type { ApplicationService } from '@adonisjs/core/types'
import ShieldMiddleware from '@adonisjs/shield/shield_middleware'
import BaseShieldProvider from '@adonisjs/shield/shield_provider'

/**
 * The package's provider makes its middleware anew for every request, importing the template engine each time.
 * Nothing in it belongs to one request, so one serves all of them.
 */
export default class ShieldProvider extends BaseShieldProvider {
  async register() {
    this.app.container.singleton(ShieldMiddleware, async () => {
      const encryption = await this.app.container.make('encryption')
      const { default: edge } = await import('edge.js')
      return new ShieldMiddleware(this.app.config.get('shield', {}), encryption.use(), edge)
    })
  }

  declare app: ApplicationService
}
