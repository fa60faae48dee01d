import { DateTime } from 'luxon'
import Brand from '#models/brand'
import ShortLink from '#models/short_link'
import type SocialPost from '#models/social_post'
import { tenant } from '#services/tenancy/tenant_tx'
import { MOST_DAYS, MOST_REFERRERS, USUAL_DAYS } from './limits.ts'
import type { Clicks, Span } from './shapes.ts'
import { codesIn } from './short_address.ts'

/** Sums of clicks. Runs inside a tenant transaction; whether somebody may see them is the caller's to ask. */
export class LinkClicks {
  /** All there ever were, of each. */
  async totals(ids: string[]): Promise<Map<string, number>> {
    if (!ids.length) return new Map()
    const { client, workspaceId } = tenant()
    const rows = await client.from('link_clicks').where('workspace_id', workspaceId).whereIn('link_id', ids).groupBy('link_id').select('link_id').sum('clicks as clicks')
    return new Map(rows.map(({ link_id: id, clicks }) => [id, Number(clicks)]))
  }

  /** The links of a post: those made for it, and those that stand in its texts. */
  async linksOf(post: SocialPost): Promise<ShortLink[]> {
    const texts = [post.text, ...post.deliveries.map(({ text }) => text ?? '')]
    const codes = [...new Set(texts.flatMap(codesIn))]
    return ShortLink.query()
      .where('brandId', post.brandId)
      .where((query) => void query.where('postId', post.id).if(codes.length, (q) => q.orWhereIn('code', codes)))
      .orderBy('createdAt')
      .orderBy('id')
  }

  /** The last thirty days unless said otherwise; at most a year. */
  async spanFor(brandId: string, { from, to }: { from?: string; to?: string }): Promise<Span> {
    const { timeZone } = await Brand.query().where('id', brandId).firstOrFail()
    const last = to ? DateTime.fromISO(to) : DateTime.now().setZone(timeZone)
    const first = from ? DateTime.fromISO(from) : last.minus({ days: USUAL_DAYS - 1 })
    const earliest = last.minus({ days: MOST_DAYS - 1 })
    const begin = first.toISODate()! < earliest.toISODate()! ? earliest : first
    return { from: begin.toISODate()!, to: last.toISODate()!, timeZone }
  }

  async of(ids: string[], span: Span): Promise<Clicks> {
    const { client, workspaceId } = tenant()
    const rows: { day: string; referrer: string; device: string; clicks: number }[] = ids.length
      ? await client.from('link_clicks').where('workspace_id', workspaceId).whereIn('link_id', ids).whereBetween('day', [span.from, span.to]).groupBy('day', 'referrer', 'device').select(client.raw('day::text as day'), 'referrer', 'device', client.raw('sum(clicks)::int as clicks'))
      : []
    const by = (key: (row: (typeof rows)[number]) => string) => {
      const sums = new Map<string, number>()
      for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + row.clicks)
      return sums
    }
    const days = by(({ day }) => day)
    const most = [...by(({ referrer }) => referrer)].sort(([one, a], [other, b]) => b - a || one.localeCompare(other))
    const told = most.filter(([host]) => host).slice(0, MOST_REFERRERS)
    const total = rows.reduce((sum, { clicks }) => sum + clicks, 0)
    const rest = total - told.reduce((sum, [, clicks]) => sum + clicks, 0)
    return {
      ...span,
      total,
      days: daysOf(span).map((day) => ({ day, clicks: days.get(day) ?? 0 })),
      referrers: [...told.map(([host, clicks]) => ({ host, clicks })), ...(rest ? [{ host: null, clicks: rest }] : [])],
      devices: [...by(({ device }) => device)].map(([device, clicks]) => ({ device, clicks })).sort((one, other) => other.clicks - one.clicks),
    }
  }

  /** Sums by link within a span, for telling channels apart. */
  async byLink(ids: string[], { from, to }: Span): Promise<Map<string, number>> {
    if (!ids.length) return new Map()
    const { client, workspaceId } = tenant()
    const rows = await client.from('link_clicks').where('workspace_id', workspaceId).whereIn('link_id', ids).whereBetween('day', [from, to]).groupBy('link_id').select('link_id').sum('clicks as clicks')
    return new Map(rows.map(({ link_id: id, clicks }) => [id, Number(clicks)]))
  }
}

/** Each day of the span; none when it ends before it begins. */
function daysOf({ from, to }: Span): string[] {
  const days: string[] = []
  for (let day = DateTime.fromISO(from, { zone: 'utc' }); day.toISODate()! <= to; day = day.plus({ days: 1 })) days.push(day.toISODate()!)
  return days
}
