import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { AdapterFault, type Analytics, type MetricNeed } from '@caidence/sdk'
import type { AdapterInfo } from '@caidence/host'
import { Connections } from '#services/connections/connections'
import { declined, isPossible } from '#services/connections/scopes'
import { withinLimit } from '#services/connections/within_limit'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { Budgets } from '#services/publishing/budgets'
import { waitScale } from '#services/publishing/timing'
import { tenant, tenantTx } from '#services/tenancy/tenant_tx'
import { firstForPost, nextAfterFailure, nextForChannel, nextForPost, POST_TRACKED_FOR } from './counting_pace.ts'
import { vettedMetrics } from './metric_rules.ts'
import { MetricStore } from './metric_store.ts'

/** Channels handed out at once; the next page is asked for when these are done. */
const PAGE = 50
/** Longer than a channel takes, with its time-outs. */
const LEASE_SECONDS = 15 * 60
/** All calls for one channel. */
const WITHIN_SECONDS = 90
/** Posts in one question: what platforms take as a list of ids. */
const POSTS_AT_ONCE = 50
/** Posts of one channel in one round; the rest is due with the next. */
const MOST_POSTS = 500

export interface Channel {
  workspaceId: string
  connectionId: string
}

interface DuePost {
  deliveryId: string
  remoteId: string
  publishedAt: Date
  format: string
}

/** Asks platforms for numbers and keeps them. Which channels, and when, is written in `metric_schedules`. */
@inject()
export class Collector {
  private store = new MetricStore()

  constructor(
    private plugins: PluginHostService,
    private connections: Connections
  ) {}

  adapters(): string[] {
    return this.plugins.adapters().filter(countsSomething).map(({ id }) => id)
  }

  /** Channels of an adapter whose turn it is; nobody else gets them for a while. Looks across tenants through reviewed functions. */
  async claim(adapterId: string): Promise<Channel[]> {
    await db.connection('app').rawQuery('select plan_account_metrics(?)', [[adapterId]])
    const { rows } = await db
      .connection('app')
      .rawQuery('select connection_id as "connectionId", workspace_id as "workspaceId" from claim_metrics_due(?, ?, ?)', [adapterId, LEASE_SECONDS, PAGE])
    return rows
  }

  /** Counts one channel and those of its posts whose turn it is. Trouble with the platform is noted, not thrown. */
  async collect(channel: Channel, { signal }: { signal: AbortSignal }): Promise<{ kept: number }> {
    const { connectionId, workspaceId } = channel
    const actor = { workspaceId, userId: null }
    const limit = AbortSignal.any([signal, AbortSignal.timeout(WITHIN_SECONDS * 1000)])
    const connection = await tenantTx(actor, ({ client }) =>
      client.from('social_connections').where({ workspace_id: workspaceId, id: connectionId, state: 'active' }).select('adapter_id', 'scopes').first()
    )
    const info = this.plugins.adapters().find(({ id }) => id === connection?.adapter_id)
    if (!info || !countsSomething(info)) return { kept: 0 }

    try {
      const missing = declined(await this.plugins.scopes(info.id), connection.scopes)
      if (!isPossible('analytics', missing)) throw new AdapterFault('E_SCOPE_MISSING')
      // Reading waits for what is left to publishing, and never closes the account for it.
      const quiet = await new Budgets(waitScale()).closedFor(info.id, connectionId)
      if (quiet) throw new AdapterFault('E_RATE_LIMITED', { retryAfter: Math.ceil(quiet) })
      const posts = await tenantTx(actor, () => this.duePosts(connectionId))
      const kept = (await this.ofAccount(channel, info, limit)) + (await this.ofPosts(channel, info, posts, limit))
      await tenantTx(actor, () => this.next(connectionId, nextForChannel(), null))
      return { kept }
    } catch (error) {
      if (signal.aborted) throw error
      const fault = limit.aborted && !AdapterFault.is(error) ? new AdapterFault('E_REMOTE_DOWN') : AdapterFault.from(error)
      if (fault.code === 'E_ADAPTER_BUG') logger.error({ adapter: info.id, connection: connectionId, kind: (fault.cause as Error)?.name }, 'An adapter failed while counting')
      await tenantTx(actor, () => this.next(connectionId, null, fault))
      return { kept: 0 }
    }
  }

  /** Today so far, and yesterday once more: platforms complete a day after its end. */
  private async ofAccount(channel: Channel, info: AdapterInfo, signal: AbortSignal): Promise<number> {
    const declared = info.metrics?.account ?? []
    if (!declared.length) return 0
    const now = DateTime.utc()
    const today = now.startOf('day')
    const windows = [{ from: today.minus({ days: 1 }), to: today }, { from: today, to: now }]
    let kept = 0
    for (const { from, to } of windows) {
      const told = await this.ask(channel, info.id, { from: from.toISO(), to: to.toISO() }, signal)
      const snapshots = vettedMetrics(told, declared, null)
      await tenantTx({ workspaceId: channel.workspaceId, userId: null }, () => this.store.keepAccount(channel.connectionId, snapshots))
      kept += snapshots.length
    }
    return kept
  }

  private async ofPosts(channel: Channel, info: AdapterInfo, posts: DuePost[], signal: AbortSignal): Promise<number> {
    const declared = info.metrics?.post ?? []
    if (!declared.length) return 0
    let kept = 0
    for (let first = 0; first < posts.length; first += POSTS_AT_ONCE) {
      const batch = posts.slice(first, first + POSTS_AT_ONCE)
      const byRemoteId = new Map(batch.map((post) => [post.remoteId, post]))
      const from = DateTime.fromJSDate(new Date(Math.min(...batch.map(({ publishedAt }) => publishedAt.getTime())))).toUTC()
      const told = await this.ask(channel, info.id, { from: from.toISO()!, to: DateTime.utc().toISO(), posts: [...byRemoteId.keys()] }, signal)
      const snapshots = vettedMetrics(told, declared, [...byRemoteId.keys()]).map((each) => ({ ...each, deliveryId: byRemoteId.get(each.post!)!.deliveryId }))
      await tenantTx({ workspaceId: channel.workspaceId, userId: null }, async () => {
        await this.store.keepPosts(snapshots)
        await this.nextOfPosts(batch)
      })
      kept += snapshots.length
    }
    return kept
  }

  private async ask({ workspaceId, connectionId }: Channel, adapterId: string, input: Parameters<Analytics['window']>[0], signal: AbortSignal) {
    const { analytics } = await this.plugins.load<'analytics'>(adapterId)
    const deadline = DateTime.utc().plus({ seconds: WITHIN_SECONDS }).toISO()
    const call = { operation: `metrics:${connectionId}:${input.from}`, deadline, signal }
    const asked = this.connections.speak({ workspaceId, userId: null }, connectionId, call, (speaking) => analytics.window(input, speaking))
    return withinLimit(asked, signal)
  }

  /** Posts that went out lately are counted from now on; answers those whose turn it is, oldest turn first. */
  private async duePosts(connectionId: string): Promise<DuePost[]> {
    const { client, workspaceId } = tenant()
    await client.rawQuery(
      `insert into metric_schedules (workspace_id, connection_id, delivery_id, next_at)
       select d.workspace_id, d.connection_id, d.id, d.published_at + make_interval(secs => :first)
       from deliveries d
       where d.workspace_id = :workspaceId and d.connection_id = :connectionId and d.state = 'live' and d.remote_id is not null
         and d.published_at > now() - make_interval(secs => :tracked)
       on conflict do nothing`,
      { workspaceId, connectionId, first: firstForPost(), tracked: POST_TRACKED_FOR }
    )
    const { rows } = await client.rawQuery(
      `select d.id as "deliveryId", d.remote_id as "remoteId", d.published_at as "publishedAt", d.format
       from metric_schedules s join deliveries d on d.workspace_id = s.workspace_id and d.id = s.delivery_id
       where s.workspace_id = :workspaceId and s.connection_id = :connectionId and s.delivery_id is not null and s.next_at <= now()
         and d.remote_id is not null and d.published_at is not null
       order by s.next_at limit :most`,
      { workspaceId, connectionId, most: MOST_POSTS }
    )
    return rows
  }

  private async nextOfPosts(posts: DuePost[]) {
    const { client, workspaceId } = tenant()
    const rows = posts.map(({ deliveryId, publishedAt }) => ({ deliveryId, seconds: nextForPost((Date.now() - publishedAt.getTime()) / 1000) }))
    await client.rawQuery(
      `update metric_schedules s set collected_at = now(), next_at = coalesce(now() + make_interval(secs => r.seconds), 'infinity')
       from jsonb_to_recordset(cast(:rows as jsonb)) as r("deliveryId" uuid, seconds float8)
       where s.workspace_id = :workspaceId and s.delivery_id = r."deliveryId"`,
      { workspaceId, rows: JSON.stringify(rows) }
    )
  }

  private async next(connectionId: string, seconds: number | null, fault: AdapterFault | null) {
    const { client, workspaceId } = tenant()
    const schedule = () => client.from('metric_schedules').where({ workspace_id: workspaceId, connection_id: connectionId, delivery_id: null })
    const row = await schedule().forUpdate().select('failures').first()
    if (!row) return
    const failures = fault ? row.failures + 1 : 0
    const wait = seconds ?? nextAfterFailure(row.failures, fault?.facts.retryAfter)
    const change = { next_at: DateTime.utc().plus({ seconds: wait }).toJSDate(), failures, fault_code: fault?.code ?? null }
    await schedule().update(fault ? change : { ...change, collected_at: new Date() })
  }
}

export const metricsOf = (info: AdapterInfo | undefined, format?: string): MetricNeed[] =>
  format === undefined ? (info?.metrics?.account ?? []) : (info?.metrics?.post ?? []).filter(({ formats }) => !formats || formats.includes(format))

const countsSomething = ({ capabilities, metrics }: AdapterInfo) => capabilities.includes('analytics') && Boolean(metrics?.account.length || metrics?.post.length)
