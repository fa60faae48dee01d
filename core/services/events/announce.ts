import { tenant } from '#services/tenancy/tenant_tx'
import type { EventKind, SubjectType } from './kinds.ts'

export interface Announcement {
  brandId: string | null
  subject: { type: SubjectType; id: string }
  /** Ids, states and times that a reader needs to act (`postId`, `connectionId`: whoever holds a right on that one sees the event); never texts, tokens or names of people. At most a few hundred bytes. */
  data?: Record<string, string | number | boolean | null>
}

/**
 * Notes that something happened, in the transaction in which it did: neither is there without the other. Notices, mails
 * and calls to other systems are made of it afterwards, by a worker.
 */
export async function announce(kind: EventKind, { brandId, subject, data = {} }: Announcement) {
  const { client, workspaceId, userId } = tenant()
  await client.table('domain_events').insert({
    workspace_id: workspaceId,
    brand_id: brandId,
    kind,
    subject_type: subject.type,
    subject_id: subject.id,
    post_id: subject.type === 'post' ? subject.id : (data.postId ?? null),
    connection_id: subject.type === 'connection' ? subject.id : (data.connectionId ?? null),
    actor_id: userId,
    data: JSON.stringify(data),
  })
}
