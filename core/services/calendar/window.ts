import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import ContentCalendarEntry from '#models/content_calendar_entry'
import SocialPost, { type PostState } from '#models/social_post'
import { PermissionEngine } from '#services/access/permission_engine'
import { beginningOf } from '#services/publishing/beginning'
import { isEditable, RUNNING, type DeliveryState } from '#services/publishing/transitions'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import type { Lock, PlannedDay, PlannedPost } from './shapes.ts'
import { ENTRIES_MOST, ENTRY_MOST_DAYS, PER_DAY_USUAL, WORDS } from './limits.ts'

export interface PostFilter {
  brand?: string
  channel?: string
  state?: PostState | 'attention'
  author?: string
  campaign?: string
}

export interface WindowAsked extends PostFilter {
  /** First day, and the day after the last, as days are in `zone`. */
  from: string
  to: string
  zone: string
  perDay?: number
  /** Of posts in all, the earliest first. */
  most?: number
}

interface Row {
  id: string
  at: Date
  day: string
  total: string
  time_zone: string
  brand_id: string
  state: PostState
  version: number
  words: string
  author_id: string | null
  campaign_id: string | null
  series_id: string | null
  media_id: string | null
  deliveries: { adapter: string; connection: string; state: DeliveryState; at: string | null }[] | null
}

/** What a person has to look at, under one name. */
const ATTENTION: PostState[] = ['failed', 'unconfirmed', 'held', 'partially_published']

/** Everything that stands in a window of days, in two queries whatever its size. Runs inside a tenant transaction. */
@inject()
export class CalendarWindow {
  constructor(private engine: PermissionEngine) {}

  async read(actor: Actor, asked: WindowAsked) {
    return { ...(await this.posts(actor, asked)), entries: await this.entries(actor, asked) }
  }

  /** The first posts of each day, and how many each day has. */
  async posts(actor: Actor, asked: WindowAsked): Promise<{ days: PlannedDay[]; posts: PlannedPost[] }> {
    const [from, to] = [asked.from, asked.to].map((day) => DateTime.fromISO(day, { zone: asked.zone }).toUTC().toJSDate())
    const { sql, bindings } = await this.#planned(actor, asked, from, to)
    const { client, workspaceId } = tenant()
    // Texts, channels and pictures are read for what is shown alone; a day may have thousands. `offset 0` holds the order:
    // of a workspace that statistics have not seen, days would otherwise be numbered once for each of its posts.
    const { rows }: { rows: Row[] } = await client.rawQuery(
      `select p.id, n.at, to_char(n.day, 'YYYY-MM-DD') as day, n.total, p.time_zone, p.brand_id, p.state, p.version, left(p.text, ${WORDS * 2}) as words, p.author_id, p.campaign_id, p.series_id,
         (select m.media_id from post_media m where m.workspace_id = p.workspace_id and m.post_id = p.id order by m.position limit 1) as media_id,
         (select json_agg(json_build_object('adapter', d.adapter_id, 'connection', d.connection_id, 'state', d.state, 'at', (extract(epoch from d.publish_at) * 1000)::bigint::text) order by d.created_at, d.id)
            from deliveries d where d.workspace_id = p.workspace_id and d.post_id = p.id) as deliveries
       from (
         select *, row_number() over (partition by day order by at, post_id) as place, count(*) over (partition by day) as total
         from (select post_id, at, (at at time zone ?)::date as day from (${sql}) planned) dated
       ) n
       cross join lateral (select * from social_posts where workspace_id = ? and id = n.post_id offset 0) p
       where n.place <= ?
       order by n.at, p.id
       limit ?`,
      [asked.zone, ...bindings, workspaceId, asked.perDay ?? PER_DAY_USUAL, asked.most ?? null] as string[]
    )
    const totals = new Map(rows.map(({ day, total }) => [day, Number(total)]))
    return { days: [...totals].map(([day, total]) => ({ day, total })), posts: rows.map(plannedPost) }
  }

  /** Bands that touch the window. Those of the whole workspace are for whoever works in all of it. */
  async entries(actor: Actor, { from, to, brand }: Pick<WindowAsked, 'from' | 'to' | 'brand'>): Promise<ContentCalendarEntry[]> {
    const visible = await this.engine.scope(actor, 'posts.view')
    const earliest = DateTime.fromISO(from, { zone: 'utc' }).minus({ days: ENTRY_MOST_DAYS }).toISODate()!
    return visible(ContentCalendarEntry.query())
      .where('starts_on', '<', to)
      .where('starts_on', '>=', earliest)
      .where('ends_on', '>=', from)
      .if(brand, (query) => query.where((either) => void either.where('brand_id', brand!).orWhereNull('brand_id')))
      .orderBy('starts_on')
      .orderBy('id')
      .limit(ENTRIES_MOST)
  }

  /** SQL of (post_id, at): times of deliveries, and of posts that none of their deliveries gives a time. */
  async #planned(actor: Actor, filter: PostFilter, from: Date, to: Date) {
    const visible = await this.engine.scope(actor, 'posts.view')
    const posts = () => {
      const query = visible(SocialPost.query()).whereNull('social_posts.deleted_at')
      if (filter.brand) void query.where('social_posts.brand_id', filter.brand)
      if (filter.author) void query.where('social_posts.author_id', filter.author)
      if (filter.campaign) void query.where('social_posts.campaign_id', filter.campaign)
      if (filter.state === 'attention') void query.whereIn('social_posts.state', ATTENTION)
      else if (filter.state) void query.where('social_posts.state', filter.state)
      return query
    }
    // What was withdrawn is shown to whoever asks for it.
    const withCancelled = filter.state === 'cancelled'
    const dated = posts()
      .join('deliveries', (join) => join.on('deliveries.workspace_id', 'social_posts.workspace_id').andOn('deliveries.post_id', 'social_posts.id'))
      .where('deliveries.publish_at', '>=', from)
      .where('deliveries.publish_at', '<', to)
      .if(!withCancelled, (query) => query.whereNot('deliveries.state', 'cancelled'))
      .if(filter.channel, (query) => query.where('deliveries.connection_id', filter.channel!))
      .select('social_posts.id as post_id', 'deliveries.publish_at as at')
      .distinct()
    const undated = posts()
      .where('social_posts.publish_at', '>=', from)
      .where('social_posts.publish_at', '<', to)
      .whereNotExists((query) => query.from('deliveries').whereRaw('deliveries.workspace_id = social_posts.workspace_id and deliveries.post_id = social_posts.id and deliveries.publish_at is not null').if(!withCancelled, (q) => q.whereNot('deliveries.state', 'cancelled')))
      .if(!withCancelled, (query) => query.whereNot('social_posts.state', 'cancelled'))
      .if(filter.channel, (query) => query.whereExists((exists) => exists.from('deliveries').whereRaw('deliveries.workspace_id = social_posts.workspace_id and deliveries.post_id = social_posts.id').where('deliveries.connection_id', filter.channel!)))
      .select('social_posts.id as post_id', 'social_posts.publish_at as at')
    const parts = [dated, undated].map((query) => query.toSQL())
    return { sql: parts.map(({ sql }) => sql).join(' union all '), bindings: parts.flatMap(({ bindings }) => bindings) }
  }
}

function plannedPost(row: Row): PlannedPost {
  const deliveries = row.deliveries ?? []
  const here = deliveries.filter(({ at }) => at === null || Number(at) === row.at.getTime())
  return {
    id: row.id,
    at: row.at.toISOString(),
    day: row.day,
    timeZone: row.time_zone,
    brandId: row.brand_id,
    state: row.state,
    version: row.version,
    words: beginningOf(row.words, WORDS),
    channels: here.map(({ adapter, connection, state }) => ({ adapter, connectionId: connection, state })),
    mediaId: row.media_id,
    authorId: row.author_id,
    campaignId: row.campaign_id,
    seriesId: row.series_id,
    lock: lockOf(deliveries),
  }
}

function lockOf(deliveries: { state: DeliveryState; at: string | null }[]): Lock | null {
  const open = deliveries.filter(({ state }) => isEditable(state))
  if (deliveries.some(({ state }) => RUNNING.includes(state) && !isEditable(state))) return 'sending'
  if (deliveries.length && !open.length) return 'over'
  return new Set(open.flatMap(({ at }) => at ?? [])).size > 1 ? 'several_times' : null
}
