import { tenant } from '#services/tenancy/tenant_tx'
import { MOST_LINK_EVENTS } from './limits.ts'
import type { LinkEventKind } from './review_links.ts'

export type LinkEvent = { kind: LinkEventKind; postId: string | null; name: string | null; at: string }

/** What was done by these links, newest first, so many of each. */
export async function linkEventsOf(linkIds: string[]): Promise<Map<string, LinkEvent[]>> {
  if (!linkIds.length) return new Map()
  const { client, workspaceId } = tenant()
  const { rows } = await client.rawQuery(
    `select link_id, kind, post_id, reviewer_name, at from (
       select *, row_number() over (partition by link_id order by id desc) as place from review_link_events where workspace_id = ? and link_id = any(?::uuid[])
     ) numbered where place <= ? order by link_id, id desc`,
    [workspaceId, linkIds as unknown as string, MOST_LINK_EVENTS]
  )
  const found = rows as { link_id: string; kind: LinkEventKind; post_id: string | null; reviewer_name: string | null; at: Date }[]
  const grouped = Map.groupBy(found, ({ link_id: id }) => id)
  return new Map([...grouped].map(([id, lines]) => [id, lines.map(({ kind, post_id: postId, reviewer_name: name, at }) => ({ kind, postId, name, at: at.toISOString() }))]))
}
