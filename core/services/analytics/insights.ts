import { inject } from '@adonisjs/core'
import type { MetricNeed } from '@caidence/sdk'
import SocialConnection, { type ConnectionState } from '#models/social_connection'
import { PermissionEngine } from '#services/access/permission_engine'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { AnswersCache } from './answers_cache.ts'
import { readChannelPoints } from './channel_points.ts'
import { metricsOf } from './collector.ts'
import { MOST_POSTS, readCountedPosts } from './counted_posts.ts'
import { numbersScope, permissionsFor } from './numbers_scope.ts'
import { windowBefore, type DayWindow } from './day_window.ts'
import { numbersOf, type WindowNumber } from './number_rules.ts'
import { BEST_BY, best, byFormat, contentNumbers, heat, postsPerDay, rated, type BestBy, type ContentNumber, type FormatNumbers, type HeatCell, type RatedPost } from './post_rules.ts'

export interface Question {
  window: DayWindow
  brandId?: string | null
  channelId?: string | null
  /** Numbers of channels are no campaign's: with one, only posts are told. */
  campaignId?: string | null
  /** It leaves the product: only what the asker may take out is in the answer. */
  toTakeOut?: boolean
}

/** A channel as it is named beside its numbers. */
export type NamedChannel = {
  id: string
  brandId: string
  adapterId: string
  platform: string
  handle: string
  name: string | null
  pictureUrl: string | null
  state: ConnectionState
}

export type ChannelAnswer = {
  channelId: string
  numbers: WindowNumber[]
}

export type PostsAnswer = {
  published: number
  publishedBefore: number
  perDay: number[]
  perDayBefore: number[]
  numbers: ContentNumber[]
  formats: FormatNumbers[]
  heat: HeatCell[]
  best: Record<BestBy, RatedPost[]>
  newest: RatedPost[]
  /** There were more than are read at once: the newest are in it. */
  isCut: boolean
}

export interface Answer {
  /** Of all channels together. */
  numbers: WindowNumber[]
  channels: ChannelAnswer[]
  posts: PostsAnswer
}

/** Of each order; the table of all posts is the export. */
const BEST_KEPT = 50

/** Questions about numbers, answered as far as the asker may see them. Runs inside the caller's tenant transaction. */
@inject()
export class Insights {
  #cache = new AnswersCache()

  constructor(
    private engine: PermissionEngine,
    private plugins: PluginHostService
  ) {}

  /** Two queries when it was answered before; three more when it was not, however many channels there are. */
  async ask(actor: Actor, question: Question): Promise<Answer & { named: NamedChannel[] }> {
    const { channels, state } = await this.#channels(actor, question)
    const declared = Object.fromEntries(channels.map(({ adapterId }) => [adapterId, this.#declared(adapterId)]))
    const named = channels.map((channel) => this.#named(channel))
    const key = {
      workspaceId: actor.workspaceId,
      state,
      question: [question, channels.map(({ id, adapterId }) => [id, adapterId]), declared, await Promise.all(permissionsFor(question).map((permission) => this.engine.reach(actor, permission)))],
    }
    return { ...(await this.#cache.remember(key, () => this.#answer(actor, question, channels, declared))), named }
  }

  /** Channels that the asker may see numbers of, and the state of the numbers, in one query. */
  async #channels(actor: Actor, question: Question) {
    const { brandId, channelId } = question
    const narrow = await numbersScope(this.engine, actor, question)
    const { client, workspaceId } = tenant()
    const channels: SocialConnection[] = await narrow(SocialConnection.query())
      .if(brandId, (query) => query.where('social_connections.brand_id', brandId!))
      .if(channelId, (query) => query.where('social_connections.id', channelId!))
      .orderBy('social_connections.created_at')
      .orderBy('social_connections.id')
    const { rows } = await client.rawQuery('select max(id) as newest, count(*) as changes from analytics_changes where workspace_id = ?', [workspaceId])
    return { channels, state: `${rows[0].newest ?? 0}.${rows[0].changes}` }
  }

  async #answer(actor: Actor, question: Question, channels: SocialConnection[], declared: Record<string, MetricNeed[]>): Promise<Answer> {
    const { window } = question
    const before = windowBefore(window)
    const wanted = question.campaignId ? [] : channels.flatMap(({ id, adapterId }) => declared[adapterId].map(({ name, kind }) => ({ channelId: id, name, kind })))
    const told = await readChannelPoints(wanted, window, before)
    const byChannel = Map.groupBy(told, ({ channelId }) => channelId)
    const read = await readCountedPosts(this.engine, actor, { ...question, from: before.from, to: window.to })
    return {
      numbers: numbersOf(told, window.days.length),
      channels: channels.map(({ id }) => ({ channelId: id, numbers: numbersOf(byChannel.get(id) ?? [], window.days.length) })),
      posts: postsAnswer(read.map(rated), window, before),
    }
  }

  #declared(adapterId: string): MetricNeed[] {
    return metricsOf(this.plugins.adapters().find(({ id }) => id === adapterId))
  }

  #named({ id, brandId, adapterId, handle, name, pictureUrl, state }: SocialConnection): NamedChannel {
    return { id, brandId, adapterId, handle, name, pictureUrl, state, platform: this.plugins.adapters().find((adapter) => adapter.id === adapterId)?.pluginName ?? adapterId }
  }
}

function postsAnswer(read: RatedPost[], window: DayWindow, before: DayWindow): PostsAnswer {
  const posts = read.filter(({ publishedAt }) => publishedAt >= window.from)
  const earlier = read.filter(({ publishedAt }) => publishedAt < window.from)
  return {
    ...{ published: posts.length, publishedBefore: earlier.length, isCut: read.length >= MOST_POSTS },
    ...{ perDay: postsPerDay(posts, window), perDayBefore: postsPerDay(earlier, before) },
    ...{ numbers: contentNumbers(posts, earlier, window, before), formats: byFormat(posts), heat: heat(posts, window.zone) },
    best: Object.fromEntries(BEST_BY.map((by) => [by, best(posts, by, BEST_KEPT)])) as Record<BestBy, RatedPost[]>,
    newest: posts.slice(0, BEST_KEPT),
  }
}
