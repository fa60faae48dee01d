import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import SocialConnection from '#models/social_connection'
import { PermissionEngine } from '#services/access/permission_engine'
import { visibleBrands } from '#services/access/visible_brands'
import { connectSentence } from '#services/connections/attempt_view'
import { OfferableRoles } from '#services/invitations/offerable_roles'
import { OnboardingService } from '#services/onboarding/onboarding_service'
import { ChannelOffers } from '#services/plugins/channel_offers'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import AdapterTransformer from '#transformers/connections/adapter_transformer'
import ConnectionTransformer from '#transformers/connections/connection_transformer'
import BrandTransformer from '#transformers/publishing/brand_transformer'

@inject()
export default class OnboardingController {
  constructor(
    private onboarding: OnboardingService,
    private permissions: PermissionEngine,
    private offerable: OfferableRoles,
    private plugins: PluginHostService,
    private offers: ChannelOffers
  ) {}

  /** Whoever is through goes on to the dashboard. */
  async show({ actor, i18n, inertia, request, response }: HttpContext) {
    const progress = await this.onboarding.read(actor, i18n)
    if (progress.completedAt) return response.redirect().toPath('/')
    const narrow = await this.permissions.scope(actor, 'connections.view')
    const connections = await narrow(SocialConnection.query()).orderByRaw(`(state = 'disconnected'), created_at, id`)
    const { connect_error: code, platform } = request.qs() as Record<string, string | undefined>

    return inertia.render('onboarding', {
      progress,
      roles: await this.offerable.of(actor),
      brands: BrandTransformer.transform(await visibleBrands(this.permissions, actor)),
      adapters: AdapterTransformer.transform(await this.#offered()),
      connections: ConnectionTransformer.transform(await this.offers.mark(connections, i18n)),
      connectFault: code ? { code, ...connectSentence(code, this.plugins.adapters().find(({ id }) => id === platform)?.pluginName, i18n) } : null,
    })
  }

  /** What can be connected here. */
  async #offered() {
    const installed = this.plugins.adapters().filter(({ kind, capabilities }) => kind === 'channel' && capabilities.includes('authorize'))
    const off = await this.offers.off(installed.map(({ id }) => id))
    return installed.filter(({ id }) => !off.has(id))
  }
}
