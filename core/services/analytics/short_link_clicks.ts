import { inject } from '@adonisjs/core'
import Delivery from '#models/delivery'
import { PermissionEngine } from '#services/access/permission_engine'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { daysBetween, windowBefore } from './day_window.ts'
import { numbersScope } from './numbers_scope.ts'
import type { Question } from './insights.ts'

/**
 * How often people followed the short links that posts went out with, as we counted it. Never the platforms' own `clicks`,
 * which count something else. A type, since pages are made of it.
 */
export type ShortLinkClicks = {
  /** Null: no post here went out with a short link. It never means 0. */
  value: number | null
  /** In the window before; null where links were not there from its beginning. */
  previous: number | null
  change: number | null
  links: number
  posts: number
  /** By day of the window; null before the first of the links was made. */
  series: (number | null)[]
  before: (number | null)[]
  /** Of links that one channel alone went out with. */
  channels: { channelId: string; clicks: number }[]
  brands: { brandId: string; clicks: number }[]
  /** Of links that several channels share: told of none of them. */
  shared: number
}

interface Placed {
  linkId: string
  channelId: string
  brandId: string
  postId: string
  since: string
  isShared: boolean
}

/** Another channel went out with the same link. */
const IS_SHARED = `exists (
  select from delivery_links o join deliveries s on s.workspace_id = o.workspace_id and s.id = o.delivery_id
  where o.workspace_id = ? and o.link_id = n.link_id and s.connection_id <> deliveries.connection_id)`

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

/** Clicks as far as somebody may see numbers. Days are those of the brand's calendar. Runs inside the caller's tenant transaction. */
@inject()
export class TrackedClicks {
  constructor(private engine: PermissionEngine) {}

  /** Of everything that went out, whenever that was: people click on old posts as well. */
  async inWindow(actor: Actor, question: Question): Promise<ShortLinkClicks> {
    const { window } = question
    const before = windowBefore(window)
    const placed = await this.#placed(actor, question)
    if (!placed.length) return { value: null, previous: null, change: null, links: 0, posts: 0, series: window.days.map(() => null), before: before.days.map(() => null), channels: [], brands: [], shared: 0 }
    const links = [...new Map(placed.map((row) => [row.linkId, row])).values()]
    const since = links.reduce((first, row) => (row.since < first ? row.since : first), links[0]!.since)
    const [byDay, byLink] = await this.#counts(links.map(({ linkId }) => linkId), { from: before.first, first: window.first, to: window.last })
    const seriesOf = (days: string[]) => days.map((day) => (day < since && !byDay.has(day) ? null : (byDay.get(day) ?? 0)))
    const clicksOf = (rows: Placed[]) => sum([...new Set(rows.map(({ linkId }) => linkId))].map((id) => byLink.get(id) ?? 0))
    const own = placed.filter(({ isShared }) => !isShared)
    const value = clicksOf(placed)
    const previous = daysBetween(since, before.first) >= 0 ? sum(before.days.map((day) => byDay.get(day) ?? 0)) : null
    return {
      ...{ value, previous, change: previous === null ? null : value - previous },
      ...{ links: links.length, posts: new Set(placed.map(({ postId }) => postId)).size, series: seriesOf(window.days), before: seriesOf(before.days) },
      channels: [...Map.groupBy(own, ({ channelId }) => channelId)].map(([channelId, rows]) => ({ channelId, clicks: clicksOf(rows) })),
      brands: [...Map.groupBy(placed, ({ brandId }) => brandId)].map(([brandId, rows]) => ({ brandId, clicks: clicksOf(rows) })),
      shared: clicksOf(placed.filter(({ isShared }) => isShared)),
    }
  }

  /** All there ever were, of each delivery's own links. One that shares all of its links with other channels, or has none, is not in it. */
  async ofDeliveries(actor: Actor, deliveryIds: string[], { toTakeOut }: Pick<Question, 'toTakeOut'> = {}): Promise<Map<string, number>> {
    if (!deliveryIds.length) return new Map()
    const narrow = await numbersScope(this.engine, actor, { toTakeOut })
    const { client, workspaceId } = tenant()
    const rows: { deliveryId: string; clicks: string }[] = await narrow(Delivery.query())
      .whereIn('deliveries.id', deliveryIds)
      .joinRaw('join delivery_links n on n.workspace_id = deliveries.workspace_id and n.delivery_id = deliveries.id')
      .joinRaw('left join link_clicks c on c.workspace_id = n.workspace_id and c.link_id = n.link_id')
      .whereRaw(`not ${IS_SHARED}`, [workspaceId])
      .groupBy('deliveries.id')
      .select(client.raw('deliveries.id as "deliveryId", coalesce(sum(c.clicks), 0) as clicks'))
      .pojo<{ deliveryId: string; clicks: string }>()
    return new Map(rows.map(({ deliveryId, clicks }) => [deliveryId, Number(clicks)]))
  }

  /** All there ever were, of all links of a post; null where it has none. */
  async ofPost(actor: Actor, postId: string): Promise<number | null> {
    const narrow = await numbersScope(this.engine, actor, {})
    const { client, workspaceId } = tenant()
    const [{ links, clicks }] = await narrow(Delivery.query())
      .where({ 'deliveries.post_id': postId, 'deliveries.state': 'live' })
      .joinRaw('join delivery_links n on n.workspace_id = deliveries.workspace_id and n.delivery_id = deliveries.id')
      .select(
        client.raw(
          `count(n.link_id) as links,
           (select coalesce(sum(c.clicks), 0) from link_clicks c where c.workspace_id = ? and c.link_id = any(array_agg(n.link_id))) as clicks`,
          [workspaceId]
        )
      )
      .pojo<{ links: string; clicks: string }>()
    return Number(links) ? Number(clicks) : null
  }

  /** Each link at each channel of what is asked about, once, in one query. */
  async #placed(actor: Actor, { brandId, channelId, campaignId, toTakeOut }: Question): Promise<Placed[]> {
    const narrow = await numbersScope(this.engine, actor, { toTakeOut })
    const { client, workspaceId } = tenant()
    const rows: Placed[] = await narrow(Delivery.query())
      .joinRaw('join social_posts p on p.workspace_id = deliveries.workspace_id and p.id = deliveries.post_id and p.deleted_at is null')
      .joinRaw('join delivery_links n on n.workspace_id = deliveries.workspace_id and n.delivery_id = deliveries.id')
      .joinRaw('join short_links l on l.workspace_id = n.workspace_id and l.id = n.link_id')
      .where('deliveries.state', 'live')
      .if(brandId, (query) => query.where('deliveries.brand_id', brandId!))
      .if(channelId, (query) => query.where('deliveries.connection_id', channelId!))
      .if(campaignId, (query) => query.where('p.campaign_id', campaignId!))
      .select(client.raw(`n.link_id as "linkId", deliveries.connection_id as "channelId", deliveries.brand_id as "brandId", deliveries.post_id as "postId", l.created_at::date::text as since, ${IS_SHARED} as "isShared"`, [workspaceId]))
      .pojo<Placed>()
    // One channel's numbers are of what is its alone: a shared link's clicks are not known to be from there.
    return channelId ? rows.filter(({ isShared }) => !isShared) : rows
  }

  async #counts(links: string[], { from, first, to }: { from: string; first: string; to: string }): Promise<[Map<string, number>, Map<string, number>]> {
    const { client, workspaceId } = tenant()
    const clicks = () => client.from('link_clicks').where('workspace_id', workspaceId).whereRaw('link_id = any(?)', [links as any])
    const byDay = await clicks().whereBetween('day', [from, to]).groupBy('day').select(client.raw('day::text as day, sum(clicks)::int as clicks'))
    const byLink = await clicks().whereBetween('day', [first, to]).groupBy('link_id').select('link_id', client.raw('sum(clicks)::int as clicks'))
    return [new Map(byDay.map((row) => [row.day, row.clicks])), new Map(byLink.map((row) => [row.link_id, row.clicks]))]
  }
}
