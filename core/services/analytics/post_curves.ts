import { METRICS, type MetricName } from '@caidence/sdk'
import Delivery from '#models/delivery'
import SocialPost from '#models/social_post'
import type { PermissionEngine } from '#services/access/permission_engine'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'

/** How one number of one delivery grew. A type, since pages are made of it. */
export type Curve = { name: MetricName; unit: 'count' | 'seconds'; points: { at: string; value: number }[] }
export type DeliveryCurves = { deliveryId: string; channelId: string; adapterId: string; format: string; publishedAt: string; curves: Curve[] }

interface Row {
  deliveryId: string
  channelId: string
  adapterId: string
  format: string
  publishedAt: Date
  numbers: [name: MetricName, asOf: number, value: number][] | null
}

/** Everything that was told of a post since it went out, by delivery. Throws E_ROW_NOT_FOUND for one whose numbers the actor does not see. */
export async function postCurves(engine: PermissionEngine, actor: Actor, postId: string): Promise<DeliveryCurves[]> {
  const narrow = await engine.scope(actor, 'analytics.view')
  await narrow(SocialPost.query()).where('social_posts.id', postId).whereNull('social_posts.deleted_at').select('social_posts.id').firstOrFail()
  const rows: Row[] = await narrow(Delivery.query())
    .where({ 'deliveries.post_id': postId, 'deliveries.state': 'live' })
    .whereNotNull('deliveries.published_at')
    .orderBy('deliveries.created_at')
    .orderBy('deliveries.id')
    .select(
      tenant().client.raw(
        `deliveries.id as "deliveryId", deliveries.connection_id as "channelId", deliveries.adapter_id as "adapterId", deliveries.format, deliveries.published_at as "publishedAt",
         (select json_agg(json_build_array(m.name, extract(epoch from m.as_of), m.value) order by m.day)
          from post_metrics m where m.workspace_id = deliveries.workspace_id and m.delivery_id = deliveries.id and m.value is not null) as numbers`
      )
    )
    .pojo<Row>()
  return rows.map(({ numbers, publishedAt, ...rest }) => ({ ...rest, publishedAt: publishedAt.toISOString(), curves: curvesOf(numbers ?? []) }))
}

function curvesOf(numbers: NonNullable<Row['numbers']>): Curve[] {
  const byName = Map.groupBy(numbers, ([name]) => name)
  return (Object.keys(METRICS) as MetricName[]).flatMap((name) => {
    const some = byName.get(name)
    return some ? [{ name, unit: METRICS[name], points: some.map(([, seconds, value]) => ({ at: new Date(seconds * 1000).toISOString(), value })) }] : []
  })
}
