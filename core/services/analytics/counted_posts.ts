import { METRICS } from '@caidence/sdk'
import Delivery from '#models/delivery'
import type { PermissionEngine } from '#services/access/permission_engine'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { numbersScope } from './numbers_scope.ts'
import type { CountedPost } from './post_rules.ts'

export interface PostsAsked {
  from: string
  to: string
  brandId?: string | null
  channelId?: string | null
  campaignId?: string | null
  /** The next ones after this delivery. */
  after?: string
  toTakeOut?: boolean
  limit?: number
}

/** More are not read at once; an answer says when it holds the newest only. */
export const MOST_POSTS = 10_000

interface Row extends Omit<CountedPost, 'publishedAt' | 'numbers' | 'asOf'> {
  publishedAt: Date
  numbers: CountedPost['numbers'] | null
  asOf: number | null
}

/** What went out in a time, newest first, with the newest of each number, in one query. As far as the actor may see numbers. */
export async function readCountedPosts(engine: PermissionEngine, actor: Actor, { from, to, brandId, channelId, campaignId, after, toTakeOut, limit = MOST_POSTS }: PostsAsked): Promise<CountedPost[]> {
  const narrow = await numbersScope(engine, actor, { toTakeOut })
  const { client, workspaceId } = tenant()
  const rows: Row[] = await narrow(Delivery.query())
    .joinRaw('join social_posts p on p.workspace_id = deliveries.workspace_id and p.id = deliveries.post_id and p.deleted_at is null')
    // The newest of each by its place in the key: as many looks as there are names, however long a post was counted.
    .joinRaw(
      client.raw(
        `left join lateral (
           select json_object_agg(n.name, m.value) as numbers, min(extract(epoch from m.as_of)) as as_of
           from unnest(cast(? as text[])) as n(name)
           cross join lateral (
             select value, as_of from post_metrics
             where workspace_id = ? and delivery_id = deliveries.id and name = n.name and value is not null order by day desc limit 1) m
         ) told on true`,
        [Object.keys(METRICS), workspaceId] as any
      ) as any
    )
    .where('deliveries.state', 'live')
    .where('deliveries.published_at', '>=', from)
    .where('deliveries.published_at', '<', to)
    .if(brandId, (query) => query.where('deliveries.brand_id', brandId!))
    .if(channelId, (query) => query.where('deliveries.connection_id', channelId!))
    .if(campaignId, (query) => query.where('p.campaign_id', campaignId!))
    // The row itself is the cursor: instants in Postgres are finer than those that travel.
    .if(after, (query) => query.whereRaw('(deliveries.published_at, deliveries.id) < (select c.published_at, c.id from deliveries c where c.workspace_id = ? and c.id = ?)', [workspaceId, after!]))
    .orderBy('deliveries.published_at', 'desc')
    .orderBy('deliveries.id', 'desc')
    .limit(limit)
    .select(
      client.raw(
        `deliveries.id as "deliveryId", deliveries.post_id as "postId", deliveries.connection_id as "channelId", deliveries.adapter_id as "adapterId",
         deliveries.format, deliveries.published_at as "publishedAt", told.numbers, told.as_of as "asOf"`
      )
    )
    .pojo<Row>()
  return rows.map(({ publishedAt, numbers, asOf, ...rest }) => ({ ...rest, publishedAt: publishedAt.toISOString(), numbers: numbers ?? {}, asOf: asOf === null ? null : new Date(asOf * 1000).toISOString() }))
}
