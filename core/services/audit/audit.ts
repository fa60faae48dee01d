import { randomUUID } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Decision } from '#services/access/rights'
import { sha256 } from '#services/secrets/digest'
import { tenant } from '#services/tenancy/tenant_tx'

export interface AuditEntry {
  /** `what.happened`, as in `role.assigned`. */
  action: string
  subject: { type: string; id?: string | null }
  brandId?: string | null
  /** Without secrets. */
  before?: Record<string, unknown> | null
  after?: Record<string, unknown> | null
  decision?: Decision
}

/** What the hash is over, besides the one before: everything a reader is shown. */
export interface ChainedEntry {
  workspaceId: string
  seq: number
  /** ISO 8601 in UTC, milliseconds. */
  at: string
  actorId: string | null
  impersonatorId: string | null
  action: string
  subjectType: string
  subjectId: string | null
  brandId: string | null
  before: unknown
  after: unknown
  ip: string | null
  requestId: string | null
  decision: string | null
  rule: string | null
}

/** RFC 8785, so that any reader in any language can check it. */
export const hashOf = (previous: string, entry: ChainedEntry) => sha256(`${previous}\n${canonicalize(entry)}`)

/**
 * Appends to the workspace's chain, in the transaction of the change itself: neither is there without the other.
 * Entries of a workspace are written one after the other; the row of its head is the lock.
 */
export async function audit({ action, subject, brandId = null, before = null, after = null, decision }: AuditEntry) {
  const { client, workspaceId, userId, impersonatorId, request } = tenant()
  const { rows } = await client.rawQuery(
    `insert into audit_heads (workspace_id, seq) values (?, 1) on conflict (workspace_id) do update set seq = audit_heads.seq + 1 returning seq, hash`,
    [workspaceId]
  )
  const [head] = rows as { seq: number; hash: string }[]
  const entry: ChainedEntry = {
    workspaceId,
    seq: Number(head.seq),
    at: new Date().toISOString(),
    actorId: userId,
    impersonatorId: impersonatorId ?? null,
    action,
    subjectType: subject.type,
    subjectId: subject.id ?? null,
    brandId,
    before: plain(before),
    after: plain(after),
    ip: request?.ip ?? null,
    requestId: request?.id ?? null,
    decision: decision ? (decision.allowed ? 'allowed' : 'denied') : null,
    rule: decision?.rule ?? null,
  }
  const hash = hashOf(head.hash, entry)
  await client.rawQuery(
    `with link as (
       insert into audit_logs (id, workspace_id, seq, at, actor_id, impersonator_id, action, subject_type, subject_id, brand_id, before, after, ip, request_id, decision, rule, previous_hash, hash)
       values (:id, :workspaceId, :seq, :at, :actorId, :impersonatorId, :action, :subjectType, :subjectId, :brandId, :before, :after, :ip, :requestId, :decision, :rule, :previous, :hash)
     ) update audit_heads set hash = :hash where workspace_id = :workspaceId`,
    { ...entry, id: randomUUID(), before: json(entry.before), after: json(entry.after), previous: head.hash, hash } as any
  )
}

/** As JSON will have it: dates become text, what is undefined goes. */
const plain = (value: unknown) => (value === null ? null : JSON.parse(JSON.stringify(value)))
const json = (value: unknown) => (value === null ? null : JSON.stringify(value))
