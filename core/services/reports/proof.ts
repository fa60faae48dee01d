import Delivery from '#models/delivery'
import type { PermissionEngine } from '#services/access/permission_engine'
import { numbersScope } from '#services/analytics/numbers_scope'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'

/** How it was made sure that a post is there. */
export type ReadBack = 'looked' | 'answered' | 'person' | 'none'

/** One post at one channel, with the evidence. */
export interface ProofLine {
  deliveryId: string
  postId: string
  adapterId: string
  handle: string
  format: string
  text: string
  publishedAt: string
  remoteId: string | null
  permalink: string | null
  readBack: ReadBack
  readBackAt: string | null
  media: { name: string; sha256: string; isFitted: boolean }[]
  approvals: { name: string; stage: string; at: string }[]
}

export interface ProofAsked {
  from: string
  to: string
  brandId: string | null
  channelId: string | null
  campaignId: string | null
  /** The next ones after this delivery. */
  after?: string
  limit: number
}

interface Row extends Omit<ProofLine, 'publishedAt' | 'readBack' | 'readBackAt' | 'media' | 'approvals'> {
  publishedAt: Date
  lookedAt: Date | null
  acceptedAt: Date | null
  resolvedAt: Date | null
  media: ProofLine['media'] | null
  approvals: ProofLine['approvals'] | null
}

/** Enough to know a post again; the permalink shows the rest. */
const SHOWN_LETTERS = 160

const LINE = `
  deliveries.id as "deliveryId", deliveries.post_id as "postId", deliveries.adapter_id as "adapterId", c.handle, deliveries.format,
  left(coalesce(deliveries.text, p.text), ${SHOWN_LETTERS}) as text, deliveries.published_at as "publishedAt", deliveries.remote_id as "remoteId", deliveries.permalink,
  (select max(a.ended_at) from delivery_attempts a where a.workspace_id = deliveries.workspace_id and a.delivery_id = deliveries.id
     and a.generation = deliveries.generation and a.state = 'accepted' and a.effect = 'look') as "lookedAt",
  (select max(a.ended_at) from delivery_attempts a where a.workspace_id = deliveries.workspace_id and a.delivery_id = deliveries.id
     and a.generation = deliveries.generation and a.state = 'accepted') as "acceptedAt",
  (select max(e.at) from delivery_events e where e.workspace_id = deliveries.workspace_id and e.delivery_id = deliveries.id and e.kind = 'resolved') as "resolvedAt",
  (select json_agg(json_build_object('name', m.name, 'sha256', m.sha256, 'isFitted', m.is_fitted) order by m.position)
     from published_media m where m.workspace_id = deliveries.workspace_id and m.delivery_id = deliveries.id) as media,
  (select json_agg(json_build_object('name', coalesce(u.full_name, d.reviewer_name, ''), 'stage', d.stage, 'at', d.decided_at) order by d.id)
     from approval_decisions d left join users u on u.id = d.decided_by
     where d.workspace_id = deliveries.workspace_id and d.post_id = deliveries.post_id and d.verdict = 'approved'
       and d.request_id = (select r.id from approval_requests r where r.workspace_id = deliveries.workspace_id and r.post_id = deliveries.post_id and r.state = 'approved' order by r.created_at desc limit 1)) as approvals`

/** What went out, oldest first, in one query. Only what the actor may take out. Runs inside a tenant transaction. */
export async function proofLines(engine: PermissionEngine, actor: Actor, { from, to, brandId, channelId, campaignId, after, limit }: ProofAsked): Promise<ProofLine[]> {
  const narrow = await numbersScope(engine, actor, { toTakeOut: true })
  const { client, workspaceId } = tenant()
  const rows: Row[] = await narrow(Delivery.query())
    .joinRaw('join social_posts p on p.workspace_id = deliveries.workspace_id and p.id = deliveries.post_id and p.deleted_at is null')
    .joinRaw('join social_connections c on c.workspace_id = deliveries.workspace_id and c.id = deliveries.connection_id')
    .where('deliveries.state', 'live')
    .where('deliveries.published_at', '>=', from)
    .where('deliveries.published_at', '<', to)
    .if(brandId, (query) => query.where('deliveries.brand_id', brandId!))
    .if(channelId, (query) => query.where('deliveries.connection_id', channelId!))
    .if(campaignId, (query) => query.where('p.campaign_id', campaignId!))
    .if(after, (query) => query.whereRaw('(deliveries.published_at, deliveries.id) > (select b.published_at, b.id from deliveries b where b.workspace_id = ? and b.id = ?)', [workspaceId, after!]))
    .orderBy('deliveries.published_at')
    .orderBy('deliveries.id')
    .limit(limit)
    .select(client.raw(LINE))
    .pojo<Row>()
  return rows.map(({ publishedAt, lookedAt, acceptedAt, resolvedAt, media, approvals, ...line }) => {
    const [readBack, at]: [ReadBack, Date | null] = resolvedAt ? ['person', resolvedAt] : lookedAt ? ['looked', lookedAt] : acceptedAt ? ['answered', acceptedAt] : ['none', null]
    return { ...line, publishedAt: publishedAt.toISOString(), readBack, readBackAt: at?.toISOString() ?? null, media: media ?? [], approvals: approvals ?? [] }
  })
}
