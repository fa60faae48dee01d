import type { Json } from '@caidence/sdk'
import { DateTime } from 'luxon'
import AccessLog from '#models/access_log'
import AuditLog from '#models/audit_log'
import { namesOf } from '#services/access/assignment_view'
import { placesOf } from '#services/access/places'
import { after, cursorColumn, pageOf } from '#services/http/cursor'
import { tenant } from '#services/tenancy/tenant_tx'

export interface LogFilter {
  person?: string
  brand?: string
  from?: string
  to?: string
  cursor?: string
  limit?: number
}

export interface AuditFilter extends LogFilter {
  action?: string
  subjectType?: string
  subjectId?: string
}

export interface AccessFilter extends LogFilter {
  permission?: string
  allowed?: boolean
}

/** Lines per page when the caller does not say. */
const PAGE = 50

/** The logs of a workspace, newest first, with the names of people and brands: three queries, however many lines. */
export class Logs {
  async audit(filter: AuditFilter) {
    const query = narrowed(AuditLog.query(), 'audit_logs', filter)
      .if(filter.action, (q) => q.where('action', filter.action!))
      .if(filter.subjectType, (q) => q.where('subjectType', filter.subjectType!))
      .if(filter.subjectId, (q) => q.where('subjectId', filter.subjectId!))
    const { rows, nextCursor } = pageOf<AuditLog>(await query, filter.limit ?? PAGE)
    const { people, brands } = await namesIn(rows)
    const entries = rows.map((row) => ({
      id: row.id,
      seq: row.seq,
      at: row.at.toUTC().toISO()!,
      actorId: row.actorId,
      actorName: nameOf(people, row.actorId),
      impersonatorId: row.impersonatorId,
      impersonatorName: nameOf(people, row.impersonatorId),
      action: row.action,
      subjectType: row.subjectType,
      subjectId: row.subjectId,
      /** Of a person; other subjects say in before and after what they are. */
      subjectName: row.subjectType === 'member' ? nameOf(people, row.subjectId) : null,
      brandId: row.brandId,
      brandName: nameOf(brands, row.brandId),
      before: row.before as Record<string, Json> | null,
      after: row.after as Record<string, Json> | null,
      ip: row.ip,
      requestId: row.requestId,
      rule: row.rule,
      hash: row.hash,
    }))
    return { entries, nextCursor }
  }

  async access(filter: AccessFilter) {
    const query = narrowed(AccessLog.query(), 'access_logs', filter)
      .if(filter.permission, (q) => q.where('permission', filter.permission!))
      .if(filter.allowed !== undefined, (q) => q.where('allowed', filter.allowed!))
    const { rows, nextCursor } = pageOf<AccessLog>(await query, filter.limit ?? PAGE)
    const { people, brands } = await namesIn(rows)
    const entries = rows.map((row) => ({
      id: row.id,
      at: row.at.toUTC().toISO()!,
      actorId: row.actorId,
      actorName: nameOf(people, row.actorId),
      impersonatorId: row.impersonatorId,
      impersonatorName: nameOf(people, row.impersonatorId),
      permission: row.permission,
      allowed: row.allowed,
      rule: row.rule,
      resourceType: row.resourceType,
      resourceId: row.resourceId,
      brandId: row.brandId,
      brandName: nameOf(brands, row.brandId),
      route: row.route,
      ip: row.ip,
      requestId: row.requestId,
    }))
    return { entries, nextCursor }
  }
}

/** Nothing is noted from before there were computers' clocks, and Postgres knows no instant before 4713 BC. */
const BEGINNING = DateTime.fromISO('1970-01-01T00:00:00Z', { zone: 'utc' })
const instantOf = (iso: string) => DateTime.max(DateTime.fromISO(iso, { zone: 'utc' }), BEGINNING).toJSDate()

function narrowed<Q extends ReturnType<typeof AuditLog.query> | ReturnType<typeof AccessLog.query>>(query: Q, table: string, filter: LogFilter): Q {
  const { client } = tenant()
  void query
    .select(`${table}.*`, cursorColumn(client, 'at'))
    .if(filter.person, (q) => q.where((either) => void either.where('actorId', filter.person!).orWhere('impersonatorId', filter.person!)))
    .if(filter.brand, (q) => q.where('brandId', filter.brand!))
    .if(filter.from, (q) => q.where('at', '>=', instantOf(filter.from!)))
    .if(filter.to, (q) => q.where('at', '<', instantOf(filter.to!)))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit((filter.limit ?? PAGE) + 1)
  if (filter.cursor) after(query, filter.cursor, 'at')
  return query
}

async function namesIn(rows: readonly { actorId: string | null; impersonatorId: string | null; brandId: string | null; subjectType?: string; subjectId?: string | null }[]) {
  const people = await namesOf(rows.flatMap(({ actorId, impersonatorId, subjectType, subjectId }) => [actorId, impersonatorId, subjectType === 'member' ? (subjectId ?? null) : null]))
  const places = await placesOf(rows.flatMap(({ brandId }) => (brandId ? { type: 'brand', id: brandId } : [])))
  const brands = new Map([...places].map(([id, { name }]) => [id, name]))
  return { people, brands }
}

const nameOf = (names: Map<string, string>, id: string | null) => (id === null ? null : (names.get(id) ?? null))
