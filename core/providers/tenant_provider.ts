import type { ApplicationService } from '@adonisjs/core/types'

/** Refuses to serve when the wall between tenants is not what it must be. */
export default class TenantProvider {
  constructor(protected app: ApplicationService) {}

  async ready() {
    if (this.app.getEnvironment() !== 'web') return
    const { checkGround } = await import('#services/tenancy/ground_check')
    await checkGround()
  }
}
