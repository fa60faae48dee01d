import { randomUUID } from 'node:crypto'
import { type DateTime } from 'luxon'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { DEFAULT_FIT } from './post_input.ts'

/** One post that was checked already: its channels can be used, its files are there, and their platforms take it. */
export interface BulkPost {
  id: string
  text: string
  /** Null: a draft. */
  publishAt: DateTime | null
  timeZone: string
  targets: { connectionId: string; adapterId: string; format: string }[]
  mediaIds: string[]
}

/**
 * Makes many posts of one brand in a handful of statements, where one after the other takes dozens each. It leaves what
 * `Posts.create` leaves, row for row, which a test compares; only for brands whose posts need nobody's word, and without
 * queue slots. The caller has checked each, and audits the whole. Runs inside a tenant transaction of the author.
 */
export async function createInBulk({ workspaceId, userId }: Actor, brandId: string, posts: BulkPost[]): Promise<void> {
  if (!posts.length) return
  const { client } = tenant()
  const now = new Date()
  await client.table('social_posts').multiInsert(
    posts.map(({ id, text, publishAt, timeZone, targets }) => ({ id, workspace_id: workspaceId, brand_id: brandId, text, author_id: userId, content_by: userId, origin: 'api', time_zone: timeZone, publish_at: publishAt?.toJSDate() ?? null, state: publishAt && targets.length ? 'scheduled' : 'draft', created_at: now, updated_at: now }))
  )
  const media = posts.flatMap(({ id, mediaIds }) => mediaIds.map((mediaId, position) => ({ post_id: id, media_id: mediaId, position })))
  if (media.length) await client.table('post_media').multiInsert(media.map((row) => ({ workspace_id: workspaceId, ...row, alt_text: null, crop: null })))

  const deliveries = posts.flatMap((post) => post.targets.map((target) => ({ id: randomUUID(), post, target })))
  if (deliveries.length) {
    await client.table('deliveries').multiInsert(
      deliveries.map(({ id, post, target }) => ({
        ...{ id, workspace_id: workspaceId, brand_id: brandId, post_id: post.id, connection_id: target.connectionId, adapter_id: target.adapterId, format: target.format, text: null, options: '{}', fit: DEFAULT_FIT, mode: 'auto' },
        // A second version: that of the draft it would have been first.
        ...(post.publishAt ? { state: 'scheduled', publish_at: post.publishAt.toJSDate(), scheduled_by: userId, version: 2 } : { state: 'draft', publish_at: null, scheduled_by: null, version: 1 }),
        ...{ created_at: now, updated_at: now },
      }))
    )
  }
  const scheduled = deliveries.filter(({ post }) => post.publishAt)
  if (scheduled.length) {
    await client.table('delivery_events').multiInsert(scheduled.map(({ id, post }) => ({ workspace_id: workspaceId, delivery_id: id, kind: 'state', from_state: 'draft', to_state: 'scheduled', detail: JSON.stringify({ publishAt: post.publishAt!.toISO() }), actor_id: userId })))
    await client.table('outbox').multiInsert(scheduled.map(({ id }) => ({ workspace_id: workspaceId, delivery_id: id, generation: 1 })))
  }
  await client.table('post_revisions').multiInsert(
    posts.map((post) => ({
      ...{ workspace_id: workspaceId, post_id: post.id, version: 1, is_auto: false, author_id: userId, begun_at: now, saved_at: now },
      content: JSON.stringify({ text: post.text, media: post.mediaIds.map((id) => ({ id, altText: null, crop: null })), targets: post.targets.map(({ connectionId, format }) => ({ connectionId, format, text: null, options: {}, fit: DEFAULT_FIT, mode: 'auto' })) }),
    }))
  )
  await client.table('domain_events').multiInsert(
    posts.flatMap((post) => {
      const event = (kind: string, data: Record<string, unknown>) => ({ workspace_id: workspaceId, brand_id: brandId, kind, subject_type: 'post', subject_id: post.id, post_id: post.id, actor_id: userId, data: JSON.stringify({ authorId: userId, ...data }) })
      return [event('post.created', {}), ...(post.publishAt ? [event('post.scheduled', { publishAt: post.publishAt.toISO() })] : [])]
    })
  )
}
