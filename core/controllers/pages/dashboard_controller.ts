import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import SocialConnection from '#models/social_connection'
import SocialPost, { type PostState } from '#models/social_post'
import { chosenBrand } from '#services/access/chosen_brand'
import { PermissionEngine } from '#services/access/permission_engine'
import { DashboardCards } from '#services/overview/dashboard_cards'
import { Week } from '#services/overview/week'
import ConnectionTransformer from '#transformers/connections/connection_transformer'
import PostTransformer from '#transformers/publishing/post_transformer'

const SHOWN = 6

@inject()
export default class DashboardController {
  constructor(
    private permissions: PermissionEngine,
    private cards: DashboardCards,
    private week: Week
  ) {}

  async index(ctx: HttpContext) {
    const { actor, auth, i18n, inertia, workspace } = ctx
    const { timeZone } = auth.user!
    const chosen = await chosenBrand(this.permissions, ctx)
    const posts = await this.permissions.scope(actor, 'posts.view')
    const inStates = (states: PostState[]) =>
      posts(SocialPost.query())
        .whereNull('deleted_at')
        .whereIn('state', states)
        .if(chosen, (query) => query.where('brand_id', chosen!))
        .preload('author')
        .preload('media')
        .preload('deliveries', (deliveries) => deliveries.preload('connection').orderBy('created_at'))

    const connections = await this.permissions.scope(actor, 'connections.view')
    const broken = await connections(SocialConnection.query()).where('state', 'needs_reauth').if(chosen, (query) => query.where('brand_id', chosen!)).orderBy('updated_at', 'desc').limit(SHOWN)
    const attention = await inStates(['failed', 'unconfirmed', 'held', 'partially_published']).orderBy('updated_at', 'desc').limit(SHOWN)
    const next = await inStates(['scheduled', 'publishing']).orderBy('publish_at').limit(SHOWN)
    const recent = await inStates(['live']).orderBy('updated_at', 'desc').limit(SHOWN)

    return inertia.render('dashboard', {
      attention: PostTransformer.transform(attention),
      broken: ConnectionTransformer.transform(broken),
      next: PostTransformer.transform(next),
      recent: PostTransformer.transform(recent),
      steps: {
        channel: Boolean(await connections(SocialConnection.query()).whereNot('state', 'disconnected').first()),
        post: Boolean(await posts(SocialPost.query()).whereNull('deleted_at').first()),
        published: recent.length > 0 || next.length > 0 || attention.length > 0,
      },
      week: await this.week.ahead(actor, timeZone, chosen),
      brands: workspace.profileType === 'agency' && !chosen ? await this.cards.brands(actor, i18n) : null,
      voice: workspace.profileType === 'brand' ? await this.cards.voice(actor, chosen, i18n) : null,
      kit: workspace.profileType === 'creator' ? await this.cards.kit(actor, i18n) : null,
      timeZone,
    })
  }
}
