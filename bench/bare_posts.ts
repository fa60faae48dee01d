import type { PoolClient } from 'pg'

export type Client = PoolClient

/** Names of platforms and formats, as the plugins' manifests have them. */
const names: { platform: string; formats: Record<string, string> } = JSON.parse(process.env.BARE_NAMES!)
const iso = (date: Date | null) => date?.toISOString() ?? null

/** One page of posts with authors, files and deliveries; one row more than asked tells whether there is a next page. */
export async function postsOf(client: Client, limit: number, after?: { at: string; id: string }, only?: string) {
  const { rows } = await client.query(
    `select p.*, u.full_name as author_name, (extract(epoch from p.created_at) * 1000000)::bigint::text as cursor_at
     from social_posts p left join users u on u.id = p.author_id
     where p.workspace_id = current_setting('app.workspace')::uuid and p.deleted_at is null
       ${only ? 'and p.id = $2' : after ? `and (p.created_at, p.id) < (timestamptz 'epoch' + $2::bigint * interval '1 microsecond', $3::uuid)` : ''}
     order by p.created_at desc, p.id desc limit $1`,
    [limit + 1, ...(only ? [only] : after ? [after.at, after.id] : [])]
  )
  const shown = rows.slice(0, limit)
  const ids = shown.map(({ id }) => id)
  const media = await client.query(
    `select m.*, pm.post_id, pm.alt_text as own_text from post_media pm join media m on m.id = pm.media_id where pm.post_id = any($1) order by pm.position`,
    [ids]
  )
  const deliveries = await client.query(
    `select d.*, c.handle, c.name, c.picture_url from deliveries d join social_connections c on c.id = d.connection_id where d.post_id = any($1) order by d.created_at, d.id`,
    [ids]
  )
  const [mediaOf, deliveriesOf] = [byPost(media.rows), byPost(deliveries.rows)]
  return { rows, posts: shown.map((row) => postOf(row, mediaOf.get(row.id) ?? [], deliveriesOf.get(row.id) ?? [])) }
}

function byPost(rows: any[]): Map<string, any[]> {
  const groups = new Map<string, any[]>()
  for (const row of rows) {
    const group = groups.get(row.post_id)
    if (group) group.push(row)
    else groups.set(row.post_id, [row])
  }
  return groups
}

function postOf(row: any, media: any[], deliveries: any[]) {
  return {
    id: row.id,
    brandId: row.brand_id,
    text: row.text,
    state: row.state,
    publishAt: iso(row.publish_at),
    timeZone: row.time_zone,
    version: row.version,
    author: row.author_id ? { id: row.author_id, name: row.author_name } : null,
    origin: row.origin,
    createdAt: iso(row.created_at),
    updatedAt: iso(row.updated_at),
    media: media.map(fileOf),
    deliveries: deliveries.map(deliveryOf),
  }
}

const fileOf = (row: any) => ({
  id: row.id,
  brandId: row.brand_id,
  name: row.name,
  type: row.type,
  isVideo: row.type.startsWith('video/'),
  bytes: row.bytes,
  width: row.width,
  height: row.height,
  seconds: row.seconds,
  altText: row.own_text ?? row.alt_text,
  fileUrl: `/media/${row.id}/file`,
  previewUrl: row.preview_key ? `/media/${row.id}/preview` : null,
  createdAt: iso(row.created_at),
})

const deliveryOf = (row: any) => ({
  id: row.id,
  connectionId: row.connection_id,
  adapter: row.adapter_id,
  adapterName: names.platform,
  format: row.format,
  formatName: names.formats[row.format] ?? row.format,
  account: { handle: row.handle, name: row.name, pictureUrl: row.picture_url },
  text: row.text,
  options: row.options,
  state: row.state,
  version: row.version,
  publishAt: iso(row.publish_at),
  publishedAt: iso(row.published_at),
  settledAt: iso(row.settled_at),
  permalink: row.permalink,
  remoteId: row.remote_id,
  progress: row.progress,
  waitingUntil: iso(row.waiting_until),
  // The posts of this comparison wait for nothing and have no faults.
  waitingFor: null,
  fault: null,
  heldReason: null,
  isEditable: row.state !== 'live',
  restarts: row.restarts,
})

/** What happened to a post's deliveries, and who did it. */
export async function timelineOf(client: Client, { deliveries }: { deliveries: { id: string }[] }) {
  const ids = deliveries.map(({ id }) => id)
  const events = await client.query(
    `select e.*, u.full_name from delivery_events e left join users u on u.id = e.actor_id where e.delivery_id = any($1) order by e.id desc limit 400`,
    [ids]
  )
  const attempts = await client.query('select * from delivery_attempts where delivery_id = any($1) order by id desc limit 400', [ids])
  return {
    events: events.rows.reverse().map((row) => ({
      id: String(row.id),
      deliveryId: row.delivery_id,
      kind: row.kind,
      fromState: row.from_state,
      toState: row.to_state,
      detail: row.detail,
      actorId: row.actor_id,
      at: iso(row.at),
    })),
    attempts: attempts.rows.reverse().map((row) => ({
      id: String(row.id),
      deliveryId: row.delivery_id,
      generation: row.generation,
      attempt: row.attempt,
      step: row.step,
      effect: row.effect,
      state: row.state,
      remoteRef: row.remote_ref,
      fault: null,
      evidence: row.evidence,
      begunAt: iso(row.begun_at),
      endedAt: iso(row.ended_at),
    })),
    people: Object.fromEntries(events.rows.filter(({ actor_id: actor }) => actor).map((row) => [row.actor_id, row.full_name])),
  }
}
