import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import type { Infer } from '@vinejs/vine/types'
import ContentCalendarEntry from '#models/content_calendar_entry'
import SocialConnection from '#models/social_connection'
import { chosenBrand } from '#services/access/chosen_brand'
import { visibleBrands } from '#services/access/visible_brands'
import { PermissionEngine } from '#services/access/permission_engine'
import { questionOf } from '#services/analytics/asked'
import { BestPosts } from '#services/analytics/best_posts'
import { Insights, type Question } from '#services/analytics/insights'
import { postCurves } from '#services/analytics/post_curves'
import { postTexts } from '#services/analytics/post_texts'
import { TrackedClicks } from '#services/analytics/short_link_clicks'
import { shownAnswer } from '#services/analytics/shown_answer'
import { understood } from '#services/http/understood'
import { pdfBlocker } from '#services/media_kit/chromium'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { Reports } from '#services/reports/reports'
import type { Actor } from '#services/tenancy/tenant_tx'
import AdapterTransformer from '#transformers/connections/adapter_transformer'
import ReportTransformer from '#transformers/reports/report_transformer'
import { bestPostsValidator } from '#validators/analytics/question'

/** On the overview; the others have a page of their own. */
const BEST_SHOWN = 5
const LISTED = 50
/** Offered in a filter; the rest is found by the API. */
const CAMPAIGNS_MOST = 100

/** A type, since pages are made of it. */
type Focus = { kind: 'channel' | 'campaign'; id: string; title: string } | null

@inject()
export default class AnalyticsController {
  constructor(
    private engine: PermissionEngine,
    private plugins: PluginHostService,
    private insights: Insights,
    private posts: BestPosts,
    private made: Reports,
    private clicks: TrackedClicks
  ) {}

  async index(ctx: HttpContext) {
    return this.#overview(ctx, null, {})
  }

  async channel(ctx: HttpContext) {
    const narrow = await this.engine.scope(ctx.actor, 'analytics.view')
    const channel = await narrow(SocialConnection.query()).where('social_connections.id', ctx.params.id).firstOrFail()
    return this.#overview(ctx, { kind: 'channel', id: channel.id, title: channel.handle }, { channelId: channel.id })
  }

  async campaign(ctx: HttpContext) {
    const campaign = await this.#campaigns(ctx.actor, ctx.params.id)
    const [{ id, title }] = campaign
    return this.#overview(ctx, { kind: 'campaign', id, title }, { campaignId: id, channelId: null })
  }

  async best(ctx: HttpContext) {
    const { question, filters } = await this.#question(ctx)
    const by = filters.by ?? 'newest'
    const answer = await this.insights.ask(ctx.actor, question)
    return ctx.inertia.render('analytics/posts', {
      answer: shownAnswer(question, answer, await this.clicks.inWindow(ctx.actor, question)),
      posts: await this.posts.of(ctx.actor, answer, { by, limit: LISTED }),
      by,
      ...(await this.#choices(ctx.actor, filters)),
      formats: this.#formats(),
    })
  }

  async reports({ actor, auth, inertia }: HttpContext) {
    const { timeZone } = auth.user!
    const brands = await visibleBrands(this.engine, actor, 'analytics.export')
    return inertia.render('analytics/reports', {
      reports: (await this.made.list(actor)).map((report) => new ReportTransformer(report).toObject()),
      brands: brands.map(({ id, name }) => ({ id, name })),
      campaigns: (await this.#campaigns(actor)).map(({ id, title }) => ({ id, title })),
      today: DateTime.now().setZone(timeZone).toISODate()!,
      printer: pdfBlocker(),
      timeZone,
    })
  }

  async show({ actor, auth, inertia, params }: HttpContext) {
    const deliveries = await postCurves(this.engine, actor, params.id.toLowerCase())
    const texts = await postTexts(this.engine, actor, deliveries.map(({ deliveryId }) => deliveryId))
    const narrow = await this.engine.scope(actor, 'analytics.view')
    const channels: SocialConnection[] = await narrow(SocialConnection.query()).whereIn('social_connections.id', deliveries.map(({ channelId }) => channelId))
    const clicks = await this.clicks.ofDeliveries(actor, deliveries.map(({ deliveryId }) => deliveryId))
    const handles = new Map(channels.map(({ id, handle }) => [id, handle]))
    return inertia.render('analytics/post', {
      postId: params.id as string,
      text: texts.values().next().value?.text ?? null,
      shortLinkClicks: await this.clicks.ofPost(actor, params.id.toLowerCase()),
      deliveries: deliveries.map((delivery) => ({ ...delivery, shortLinkClicks: clicks.get(delivery.deliveryId) ?? null, ...AdapterTransformer.names(this.plugins.adapters(), delivery.adapterId, delivery.format), handle: handles.get(delivery.channelId) ?? null, permalink: texts.get(delivery.deliveryId)?.permalink ?? null })),
      timeZone: auth.user!.timeZone,
    })
  }

  async #overview(ctx: HttpContext, focus: Focus, narrowed: Partial<Question>) {
    const { question, filters } = await this.#question(ctx, narrowed)
    const answer = await this.insights.ask(ctx.actor, question)
    return ctx.inertia.render('analytics/index', {
      answer: shownAnswer(question, answer, await this.clicks.inWindow(ctx.actor, question)),
      best: await this.posts.of(ctx.actor, answer, { by: 'rate', limit: BEST_SHOWN }),
      brands: (await visibleBrands(this.engine, ctx.actor, 'analytics.view')).map(({ id, name }) => ({ id, name })),
      focus,
      ...(await this.#choices(ctx.actor, filters)),
      formats: this.#formats(),
    })
  }

  async #question(ctx: HttpContext, narrowed: Partial<Question> = {}) {
    const filters = await understood<Infer<typeof bestPostsValidator>>(bestPostsValidator, ctx.request.qs())
    const chosen = await chosenBrand(this.engine, ctx)
    const asked = questionOf(filters, ctx.auth.user!.timeZone)
    return { filters, question: { ...asked, brandId: narrowed.channelId || narrowed.campaignId ? null : (chosen ?? asked.brandId), ...narrowed } }
  }

  /** What can be chosen, and what was. */
  async #choices(actor: Actor, { days, from, to, channel, campaign }: Infer<typeof bestPostsValidator>) {
    const text = (value: string | number | undefined) => (value === undefined ? null : String(value))
    const campaigns = await this.#campaigns(actor)
    return {
      campaigns: campaigns.map(({ id, title }) => ({ id, title })),
      filters: { days: text(days), from: text(from), to: text(to), channel: text(channel), campaign: text(campaign) },
    }
  }

  /** Those whose posts' numbers they may see; with an id that one, or a refusal. */
  async #campaigns(actor: Actor, id?: string): Promise<ContentCalendarEntry[]> {
    const narrow = await this.engine.scope(actor, 'analytics.view')
    const query = narrow(ContentCalendarEntry.query()).where('kind', 'campaign')
    if (id) return [await query.where('content_calendar_entries.id', id).firstOrFail()]
    return query.orderBy('starts_on', 'desc').orderBy('id').limit(CAMPAIGNS_MOST)
  }

  #formats(): Record<string, string> {
    return Object.fromEntries(this.plugins.adapters().flatMap(({ formats, pluginName }) => formats.map(({ id, name }) => [id, `${pluginName} · ${name}`])))
  }
}
