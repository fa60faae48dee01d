import type { EventKind } from '#services/events/kinds'
import { tenant } from '#services/tenancy/tenant_tx'

/** A post to nine channels is one thing that happens to its author: of these kinds there is one notice for each person and post. */
const TOLD_ONCE: readonly EventKind[] = ['delivery.live']
/** A mail at once waits for the post's other channels, which follow within minutes. */
export const GATHER_SECONDS = 5 * 60

export interface NoticeLine {
  user_id: string
  kind: EventKind
  post_id: string | null
  created_at: string | null
  mail: string | null
  mail_at: string | null
}

export const isToldOnce = ({ kind, post_id: postId }: { kind: EventKind; post_id: string | null }) => postId !== null && TOLD_ONCE.includes(kind)

const subjectOf = ({ user_id: user, kind, post_id: post }: Pick<NoticeLine, 'user_id' | 'kind' | 'post_id'>) => `${user} ${kind} ${post}`

/**
 * Brings the notices that people have of these posts up to date, and answers the lines that are new: of several of one
 * subject the latest. A notice that was read or mailed is news again; a mail that waits goes when it was to go.
 */
export async function joined<Line extends NoticeLine>(lines: Line[]): Promise<Line[]> {
  const once = lines.filter(isToldOnce)
  if (!once.length) return lines
  const { client, workspaceId } = tenant()
  const postIds = [...new Set(once.map(({ post_id: id }) => id!))].sort()
  // Two workers with events of one post: the second sees what the first has made.
  for (const id of postIds) await client.rawQuery('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`notice ${id}`])
  const found: ({ id: string } & Pick<NoticeLine, 'user_id' | 'kind' | 'post_id'>)[] = await client
    .from('notices')
    .where('workspace_id', workspaceId)
    .whereIn('post_id', postIds)
    .whereIn('kind', [...TOLD_ONCE])
    .whereIn('user_id', [...new Set(once.map(({ user_id: id }) => id))])
    .orderBy('created_at')
    .select('id', 'user_id', 'kind', 'post_id')
  const known = new Map(found.map((row) => [subjectOf(row), row.id]))
  const latest = [...new Map(once.map((line) => [subjectOf(line), line])).values()]

  const again = latest.flatMap((line) => (known.has(subjectOf(line)) ? [{ ...line, id: known.get(subjectOf(line))! }] : []))
  if (again.length) {
    await client.rawQuery(
      `update notices o set subject_id = n.subject_id, connection_id = n.connection_id, data = n.data, created_at = greatest(o.created_at, n.created_at), read_at = null, mail = n.mail,
         mail_at = case when o.mailed_at is null and o.mail is not distinct from n.mail then coalesce(o.mail_at, n.mail_at) else n.mail_at end, mailed_at = null, mail_tries = 0
       from jsonb_to_recordset(cast(:lines as jsonb)) as n(id uuid, subject_id uuid, connection_id uuid, data jsonb, created_at timestamptz, mail text, mail_at timestamptz)
       where o.workspace_id = :workspaceId and o.id = n.id`,
      { workspaceId, lines: JSON.stringify(again) }
    )
  }
  return [...lines.filter((line) => !isToldOnce(line)), ...latest.filter((line) => !known.has(subjectOf(line)))]
}
