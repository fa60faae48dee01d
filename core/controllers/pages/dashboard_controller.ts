import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import SocialConnection from '#models/social_connection'
import SocialPost, { type PostState } from '#models/social_post'
import { chosenBrand } from '#services/access/chosen_brand'
import { PermissionEngine } from '#services/access/permission_engine'
import { DashboardCards } from '#services/overview/dashboard_cards'
import { Needs } from '#services/overview/needs'
import { Results } from '#services/overview/results'
import { Week } from '#services/overview/week'
import { postRows } from '#services/publishing/post_rows'
import ConnectionTransformer from '#transformers/connections/connection_transformer'
import PostTransformer from '#transformers/publishing/post_transformer'

type PostQuery = ModelQueryBuilderContract<typeof SocialPost>

const SHOWN = 6

@inject()
export default class DashboardController {
  constructor(
    private permissions: PermissionEngine,
    private cards: DashboardCards,
    private week: Week,
    private needs: Needs,
    private results: Results
  ) {}

  async index(ctx: HttpContext) {
    const { actor, auth, i18n, inertia, workspace } = ctx
    const { timeZone } = auth.user!
    const chosen = await chosenBrand(this.permissions, ctx)
    const posts = await this.permissions.scope(actor, 'posts.view')
    const inStates = (states: PostState[], ordered: (query: PostQuery) => PostQuery) =>
      postRows(ordered(posts(SocialPost.query()).whereNull('deleted_at').whereIn('state', states).if(chosen, (query) => query.where('brand_id', chosen!))).limit(SHOWN))

    const connections = await this.permissions.scope(actor, 'connections.view')
    const needs = await this.needs.of(actor, chosen)
    const lateIds = needs.late.map(({ id }) => id)
    const next = await inStates(['scheduled', 'publishing'], (query) => query.whereNotIn('id', lateIds).orderBy('publish_at'))
    const recent = await inStates(['live'], (query) => query.orderBy('updated_at', 'desc'))
    const isUsed = next.length > 0 || recent.length > 0 || needs.troubled.length > 0 || needs.late.length > 0

    return inertia.render('dashboard', {
      attention: PostTransformer.transform(needs.troubled),
      late: PostTransformer.transform(needs.late),
      approvals: needs.approvals.map(({ post, stage, requestedBy, request }) => ({ id: post.id, brandId: post.brandId, text: post.text, stage: stage as string, requestedBy, dueAt: request.dueAt?.toUTC().toISO() ?? null })),
      broken: ConnectionTransformer.transform(needs.broken),
      next: PostTransformer.transform(next),
      recent: PostTransformer.transform(recent),
      steps: {
        channel: Boolean(await connections(SocialConnection.query()).whereNot('state', 'disconnected').first()),
        post: isUsed || Boolean(await posts(SocialPost.query()).whereNull('deleted_at').first()),
        published: isUsed,
      },
      week: await this.week.ahead(actor, timeZone, chosen),
      results: await this.results.ofLastWeek(actor, timeZone, chosen),
      brands: workspace.profileType === 'agency' && !chosen ? await this.cards.brands(actor, i18n) : null,
      voice: workspace.profileType === 'brand' ? await this.cards.voice(actor, chosen, i18n) : null,
      kit: workspace.profileType === 'creator' ? await this.cards.kit(actor, i18n) : null,
      timeZone,
    })
  }
}
