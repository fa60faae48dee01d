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
 * any reader in any language can check it. Postgres does the same in `append_audit`, where place and instant are known.
 */
export const hashOf = (previous: string, { seq, at, ...rest }: ChainedEntry) => sha256([previous, seq, at, canonicalize(rest)].join('\n'))

/** As the hash has it. Dates of JavaScript would cut it off. */
export const instantOf = (column: string) => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

const APPEND = `select append_audit(
  :workspaceId, :actorId, :impersonatorId, :action, :subjectType, :subjectId, :brandId,
  :before, :after, :ip, :requestId, :decision, :rule, :canonical)`

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
  await client.rawQuery(APPEND, { ...facts, before: json(facts.before), after: json(facts.after), canonical: canonicalize(facts)! } as any)
}

/** As JSON will have it: dates become text, what is undefined goes. */
const plain = (value: unknown) => (value === null ? null : JSON.parse(JSON.stringify(value)))
const json = (value: unknown) => (value === null ? null : JSON.stringify(value))
