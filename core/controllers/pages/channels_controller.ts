import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Brand from '#models/brand'
import Delivery from '#models/delivery'
import ConnectAttempt from '#models/connect_attempt'
import SocialConnection from '#models/social_connection'
import { visibleBrands } from '#services/access/visible_brands'
import { chosenBrand } from '#services/access/chosen_brand'
import { PermissionEngine } from '#services/access/permission_engine'
import { ShownMetrics } from '#services/analytics/shown_metrics'
import { ChannelOffers } from '#services/plugins/channel_offers'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { connectSentence } from '#services/connections/attempt_view'
import { E_CONNECTION_NOT_FOUND } from '#services/connections/errors'
import AdapterTransformer from '#transformers/connections/adapter_transformer'
import ConnectionTransformer from '#transformers/connections/connection_transformer'
import BrandTransformer from '#transformers/publishing/brand_transformer'

@inject()
export default class ChannelsController {
  constructor(
    private permissions: PermissionEngine,
    private plugins: PluginHostService,
    private metrics: ShownMetrics,
    private offers: ChannelOffers
  ) {}

  async index(ctx: HttpContext) {
    const { actor, inertia, request } = ctx
    const chosen = await chosenBrand(this.permissions, ctx)
    const narrow = await this.permissions.scope(actor, 'connections.view')
    const connections = await narrow(SocialConnection.query())
      .if(chosen, (query) => query.where('brand_id', chosen!))
      .orderByRaw(`(state = 'disconnected'), created_at, id`)
    const code = request.qs().connect_error as string | undefined

    return inertia.render('channels/index', {
      connections: ConnectionTransformer.transform(await this.offers.mark(connections, ctx.i18n)),
      adapters: AdapterTransformer.transform(await this.offered()),
      brands: BrandTransformer.transform(await visibleBrands(this.permissions, actor)),
      waiting: await this.waitingPosts(connections),
      can: {
        connect: (await this.permissions.can(actor, 'connections.connect')).allowed,
        disconnect: (await this.permissions.can(actor, 'connections.disconnect')).allowed,
      },
      connectFault: code ? { code, ...connectSentence(code) } : null,
    })
  }

  async show({ actor, auth, i18n, inertia, params }: HttpContext) {
    const narrow = await this.permissions.scope(actor, 'connections.view')
    const connection = await narrow(SocialConnection.query()).where('id', params.id).first()
    if (!connection) throw new E_CONNECTION_NOT_FOUND()
    await this.offers.mark([connection], i18n)
    return inertia.render('channels/show', {
      connection: ConnectionTransformer.transform(connection),
      brands: BrandTransformer.transform(await Brand.query().where('id', connection.brandId)),
      numbers: await this.metrics.ofChannel(connection),
      waiting: (await this.waitingPosts([connection]))[connection.id] ?? 0,
      timeZone: auth.user!.timeZone,
    })
  }

  /** The attempt itself is read by the page: it may still be asking the platform for the accounts. */
  async choose({ actor, inertia, params }: HttpContext) {
    const props = { attemptId: params.attempt as string, adapters: AdapterTransformer.transform(this.installed()) }
    // Whose attempt it is, is asked when its accounts are; here it only says where the way began.
    const attempt = await ConnectAttempt.query().where({ workspaceId: actor.workspaceId, userId: actor.userId!, id: params.attempt as string }).first()
    return attempt?.returnTo.startsWith('/onboarding') ? inertia.render('channels/choose_in_setup', props) : inertia.render('channels/choose', props)
  }

  /** What can be connected here. */
  private async offered() {
    const installed = this.installed()
    const off = await this.offers.off(installed.map(({ id }) => id))
    return installed.filter(({ id }) => !off.has(id))
  }

  private installed() {
    return this.plugins.adapters().filter(({ kind, capabilities }) => kind === 'channel' && capabilities.includes('authorize'))
  }

  /** How many scheduled posts each connection has: what disconnecting it would hold back. */
  private async waitingPosts(connections: SocialConnection[]): Promise<Record<string, number>> {
    const rows = await Delivery.query()
      .whereIn('connection_id', connections.map(({ id }) => id))
      .whereIn('state', ['approved', 'scheduled', 'preparing'])
      .groupBy('connection_id')
      .select('connection_id')
      .count('* as total')
    return Object.fromEntries(rows.map((row) => [row.connectionId, Number(row.$extras.total)]))
  }
}
