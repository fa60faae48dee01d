import { ALL_PERMISSIONS } from '#services/access/permissions'
import { accessExportValidator, accessLogsValidator, auditExportValidator, auditLogsValidator } from '#validators/audit/log'
import { boolean, described, instant, integer, list, nullable, object, oneOf, page, ref, string, uuid, wrapped } from './openapi_schema.ts'
import type { Operations } from './openapi_types.ts'

const who = { actorId: nullable(uuid), actorName: nullable(string), impersonatorId: described('Who saw with the actor’s eyes.', nullable(uuid)), impersonatorName: nullable(string) }
const where = { brandId: nullable(uuid), brandName: nullable(string), ip: nullable(string), requestId: nullable(string) }
const facts = { type: ['object', 'null'], description: 'Without secrets.' }

export const schemas = {
  AuditEntry: object({ id: uuid, seq: described('Place in the workspace’s chain.', integer), at: instant, ...who, action: string, subjectType: string, subjectId: nullable(string), subjectName: nullable(string), ...where, before: facts, after: facts, rule: nullable(string), hash: described('SHA-256 over the hash before and the canonical JSON (RFC 8785) of this entry.', string) }),
  AccessEntry: object({ id: uuid, at: instant, ...who, permission: oneOf(ALL_PERMISSIONS), allowed: boolean, rule: string, resourceType: nullable(string), resourceId: nullable(uuid), ...where, route: nullable(string) }),
  ChainVerdict: object({ isWhole: boolean, entries: described('That were looked at: the newest 100 000 at most.', integer), firstSeq: described('Where looking began.', integer), faults: list(object({ seq: nullable(integer), what: string })), sealedAt: described('When the end was last signed outside the database.', nullable(instant)), sealedSeq: nullable(integer) }),
}

const tag = 'Logs'
const read = { tag, access: 'access:read' } as const
const csv = { status: 200, description: 'RFC 4180; cells that a spreadsheet would calculate begin with an apostrophe', schema: string, contentType: 'text/csv' }
const stepUp = { 403: 'For who may export; a session has to confirm who it is first.' }

export const operations: Operations = {
  'api.audit_logs.index': { ...read, operationId: 'listAuditLogs', query: auditLogsValidator, summary: 'What was changed, by whom', success: { status: 200, description: 'Newest first', schema: page(ref('AuditEntry')) } },
  'api.access_logs.index': { ...read, operationId: 'listAccessLogs', query: accessLogsValidator, summary: 'What was refused, and what was allowed of what is sensitive', success: { status: 200, description: 'Newest first', schema: page(ref('AccessEntry')) } },
  'api.audit_logs.export': { ...read, operationId: 'exportAuditLogs', query: auditExportValidator, summary: 'The audit as CSV', success: csv, refusals: stepUp },
  'api.access_logs.export': { ...read, operationId: 'exportAccessLogs', query: accessExportValidator, summary: 'The access log as CSV', success: csv, refusals: stepUp },
  'api.audit_logs.verify': { tag, access: 'access:write', operationId: 'verifyAuditLogs', summary: 'Check the audit chain', success: { status: 200, description: 'Whether it is whole', schema: wrapped(ref('ChainVerdict')) } },
}
