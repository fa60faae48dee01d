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
  /** ISO 8601 in UTC, microseconds: entries of one change keep their order. */
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

/**
 * SHA-256 over four lines: the hash before, the place, the instant, and the rest as canonical JSON (RFC 8785), so that
 * any reader in any language can check it. Postgres does the same in `APPEND`, where place and instant are known.
 */
export const hashOf = (previous: string, { seq, at, ...rest }: ChainedEntry) => sha256([previous, seq, at, canonicalize(rest)].join('\n'))

/** As the hash has it. Dates of JavaScript would cut it off. */
export const instantOf = (column: string) => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

const APPEND = `
  with head as (
    select seq + 1 as seq, hash as previous, ${instantOf('clock_timestamp()')} as at
    from audit_heads where workspace_id = :workspaceId for update
  ), link as (
    insert into audit_logs (id, workspace_id, seq, at, actor_id, impersonator_id, action, subject_type, subject_id, brand_id, before, after, ip, request_id, decision, rule, previous_hash, hash)
    select gen_random_uuid(), :workspaceId, seq, at::timestamptz, :actorId::uuid, :impersonatorId::uuid, :action, :subjectType, :subjectId, :brandId::uuid, :before::jsonb, :after::jsonb, :ip, :requestId, :decision, :rule, previous,
      encode(sha256(convert_to(concat_ws(chr(10), previous, seq, at, :canonical::text), 'UTF8')), 'hex')
    from head returning seq, hash
  )
  update audit_heads set seq = link.seq, hash = link.hash from link where workspace_id = :workspaceId`

/**
 * Appends to the workspace's chain, in the transaction of the change itself: neither is there without the other.
 * Entries of a workspace are written one after the other; the row of its head is the lock. One round trip.
 */
export async function audit({ action, subject, brandId = null, before = null, after = null, decision }: AuditEntry) {
  const { client, workspaceId, userId, impersonatorId, request } = tenant()
  const facts = {
    workspaceId,
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
  const append = () => client.rawQuery(APPEND, { ...facts, before: json(facts.before), after: json(facts.after), canonical: canonicalize(facts)! } as any)
  if ((await append()).rowCount) return
  await client.rawQuery('insert into audit_heads (workspace_id) values (?) on conflict do nothing', [workspaceId])
  if (!(await append()).rowCount) throw new Error('The head of the audit chain is not there')
}

/** As JSON will have it: dates become text, what is undefined goes. */
const plain = (value: unknown) => (value === null ? null : JSON.parse(JSON.stringify(value)))
const json = (value: unknown) => (value === null ? null : JSON.stringify(value))
