import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { errors } from '@adonisjs/lucid'
import Brand from '#models/brand'
import DeliveryAttempt from '#models/delivery_attempt'
import DeliveryEvent from '#models/delivery_event'
import SocialConnection from '#models/social_connection'
import SocialPost, { type PostState } from '#models/social_post'
import User from '#models/user'
import { visibleBrands } from '#services/access/visible_brands'
import { chosenBrand } from '#services/access/chosen_brand'
import { ownPlaces } from '#services/access/own_places'
import { PermissionEngine } from '#services/access/permission_engine'
import { brandResource } from '#services/access/scopes'
import { ApprovalViews } from '#services/approvals/approval_view'
import { commentsOf } from '#services/approvals/comments'
import { approvalRoutes, namesOf } from '#services/approvals/people'
import { ShownMetrics } from '#services/analytics/shown_metrics'
import { Comments } from '#services/inbox/comments'
import { ChannelOffers } from '#services/plugins/channel_offers'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { postRows } from '#services/publishing/post_rows'
import { plainRows } from '#services/tenancy/plain_rows'
import { tenant } from '#services/tenancy/tenant_tx'
import CommentTransformer from '#transformers/approvals/comment_transformer'
import AdapterTransformer from '#transformers/connections/adapter_transformer'
import ConnectionTransformer from '#transformers/connections/connection_transformer'
import AttemptTransformer from '#transformers/publishing/attempt_transformer'
import BrandTransformer from '#transformers/publishing/brand_transformer'
import EventTransformer from '#transformers/publishing/event_transformer'
import PostTransformer from '#transformers/publishing/post_transformer'

const PER_PAGE = 25
/** More lines than this per delivery tell nothing new; the newest are kept. */
const TIMELINE_LINES = 400
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What a person has to look at, under one name in the filter. */
const ATTENTION: PostState[] = ['failed', 'unconfirmed', 'held', 'partially_published']
const STATES: PostState[] = ['draft', 'in_review', 'scheduled', 'publishing', 'live', 'cancelled', ...ATTENTION]

@inject()
export default class PostsController {
  constructor(
    private permissions: PermissionEngine,
    private plugins: PluginHostService,
    private metrics: ShownMetrics,
    private comments: Comments,
    private offers: ChannelOffers,
    private approvals: ApprovalViews
  ) {}

  async index(ctx: HttpContext) {
    const { actor, inertia, request } = ctx
    const { state, brand, cursor } = request.qs() as Record<string, string | undefined>
    const chosen = await chosenBrand(this.permissions, ctx)
    const { query } = await this.visiblePosts(actor)
    if (state === 'attention') void query.whereIn('state', ATTENTION)
    else if (STATES.includes(state as PostState)) void query.where('state', state!)
    if (chosen) void query.where('brand_id', chosen)
    if (brand && UUID.test(brand)) void query.where('brand_id', brand)
    // The row itself is the cursor: instants in Postgres are finer than those that travel.
    if (cursor && UUID.test(cursor)) void query.whereRaw('(created_at, id) < (select created_at, id from social_posts where workspace_id = ? and id = ?)', [actor.workspaceId, cursor])

    const rows = await postRows(query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(PER_PAGE + 1))
    const posts = rows.slice(0, PER_PAGE)
    return inertia.render('posts/index', {
      posts: PostTransformer.transform(posts),
      nextCursor: rows.length > PER_PAGE ? posts.at(-1)!.id : null,
      brands: BrandTransformer.transform(await visibleBrands(this.permissions, actor)),
      filters: { state: state ?? null, brand: brand ?? null, cursor: cursor ?? null },
    })
  }

  async create(ctx: HttpContext) {
    const { actor, inertia, request } = ctx
    const { brand } = request.qs() as Record<string, string | undefined>
    const wantedBrand = brand ?? (await chosenBrand(this.permissions, ctx)) ?? (await this.lastBrand(actor))
    return inertia.render('posts/edit', { ...(await this.composer(actor, await visibleBrands(this.permissions, actor, 'posts.create'))), post: null, wantedBrand })
  }

  async edit({ actor, inertia, params }: HttpContext) {
    const post = await this.visiblePost(actor, params.id)
    // A draft may still go to another brand.
    const isDraft = post.state === 'draft' && post.campaignId === null && post.seriesId === null
    const own = (await visibleBrands(this.permissions, actor)).filter(({ id }) => id === post.brandId)
    const others = isDraft && own.length ? (await visibleBrands(this.permissions, actor, 'posts.create')).filter(({ id }) => id !== post.brandId) : []
    return inertia.render('posts/edit', { ...(await this.composer(actor, [...own, ...others])), post: PostTransformer.transform(post), wantedBrand: null })
  }

  async show({ actor, inertia, params }: HttpContext) {
    const post = await this.visiblePost(actor, params.id)
    const ids = post.deliveries.map(({ id }) => id)
    const events = await plainRows(DeliveryEvent.query().whereIn('delivery_id', ids).orderBy('id', 'desc').limit(TIMELINE_LINES))
    const attempts = await plainRows(DeliveryAttempt.query().whereIn('delivery_id', ids).orderBy('id', 'desc').limit(TIMELINE_LINES))
    const platforms = Object.fromEntries(post.deliveries.map(({ id, adapterId }) => [id, AdapterTransformer.names(this.plugins.adapters(), adapterId).platform]))
    // On the connection that this request holds: waiting for a second one can wait for ever when all are held so.
    const isOwn = await ownPlaces()
    const people = await User.query({ client: tenant().client }).whereIn('id', [...new Set(events.flatMap(({ actorId }) => actorId ?? []))])

    const comments = await commentsOf(post.id)
    const names = await namesOf(comments.map(({ authorId }) => authorId))

    return inertia.render('posts/show', {
      post: PostTransformer.transform(post),
      // None for whoever may see this one post and not its brand.
      brands: BrandTransformer.transform((await Brand.query().where('id', post.brandId)).filter((brand) => isOwn(brandResource(brand)))),
      events: EventTransformer.transform(events.reverse()),
      attempts: AttemptTransformer.transform(attempts.reverse(), platforms),
      people: Object.fromEntries(people.map(({ id, fullName }) => [id, fullName])),
      numbers: await this.metrics.ofPost(post.deliveries),
      approval: await this.approvals.of(actor, post),
      comments: comments.map((comment) => new CommentTransformer(comment, names, actor.userId).toObject()),
      readable: post.deliveries.filter((delivery) => this.comments.canRead(delivery)).map(({ id }) => id),
    })
  }

  /** For which brand somebody wrote last: the next post is most likely for the same. */
  private async lastBrand(actor: HttpContext['actor']): Promise<string | null> {
    const last = await SocialPost.query().where('author_id', actor.userId!).whereNull('deleted_at').orderBy('created_at', 'desc').orderBy('id', 'desc').select('brand_id').first()
    return last?.brandId ?? null
  }

  /** In an object, since a query that is returned from an async function runs at once. */
  private async visiblePosts(actor: HttpContext['actor']) {
    const narrow = await this.permissions.scope(actor, 'posts.view')
    return { query: narrow(SocialPost.query()).whereNull('deleted_at') }
  }

  private async visiblePost(actor: HttpContext['actor'], id: string) {
    const { query } = await this.visiblePosts(actor)
    const [post] = await postRows(query.where('id', id))
    if (!post) throw new errors.E_ROW_NOT_FOUND(SocialPost)
    return post
  }

  /** What the composer chooses from. */
  private async composer(actor: HttpContext['actor'], brands: Brand[]) {
    const narrow = await this.permissions.scope(actor, 'connections.view')
    const connections = await narrow(SocialConnection.query()).whereNot('state', 'disconnected').orderBy('created_at')
    return {
      brands: BrandTransformer.transform(brands),
      routes: await approvalRoutes(brands, [actor.userId]),
      connections: ConnectionTransformer.transform(await this.offers.mark(connections)),
      adapters: AdapterTransformer.transform(this.plugins.adapters().filter(({ kind }) => kind === 'channel')),
    }
  }
}
