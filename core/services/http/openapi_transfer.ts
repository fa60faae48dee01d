import { EXPORT_STATES } from '#services/transfer/shapes'
import { EXPORT_KEPT_DAYS } from '#services/transfer/limits'
import { described, instant, integer, list, nullable, number, object, oneOf, ref, string, uuid, wrapped } from './openapi_schema.ts'
import type { Operations } from './openapi_types.ts'

export const workspaceExport = object({
  id: uuid,
  state: oneOf(EXPORT_STATES),
  progress: described('From 0 to 1.', number),
  ...{ bytes: nullable(integer), sha256: nullable(string), rows: nullable(integer), files: nullable(integer) },
  missing: described('Files that the library names and the disk does not have.', nullable(integer)),
  fault: described('Why there is none.', nullable(object({ code: string, sentence: string }))),
  ...{ createdAt: instant, finishedAt: nullable(instant) },
  expiresAt: described('Its file is removed then.', nullable(instant)),
})

export const schemas = { WorkspaceExport: workspaceExport }

const tag = 'Exports'

export const operations: Operations = {
  'api.exports.index': {
    ...{ operationId: 'listExports', tag, access: 'exports:read' },
    summary: 'Archives of the whole workspace, newest first',
    success: { status: 200, description: 'Those that can be fetched, and what failed lately', schema: wrapped(list(ref('WorkspaceExport'))) },
  },
  'api.exports.store': {
    ...{ operationId: 'createExport', tag, access: 'exports:write' },
    summary: 'Have everything a workspace holds written into an archive',
    description: `A worker makes it; ask for it again, or wait for the event \`export.finished\`. While one is being made, that one is answered. It is kept for ${EXPORT_KEPT_DAYS} days.`,
    success: { status: 202, description: 'It waits to be made, or is being made', schema: wrapped(ref('WorkspaceExport')) },
    refusals: { 409: 'There is no room for it on the server.' },
  },
  'api.exports.show': {
    ...{ operationId: 'getExport', tag, access: 'exports:read' },
    summary: 'Show how far an archive is',
    success: { status: 200, description: 'The archive', schema: wrapped(ref('WorkspaceExport')) },
  },
  'api.exports.file': {
    ...{ operationId: 'getExportFile', tag, access: 'exports:read' },
    summary: 'The archive’s bytes, until it expires',
    description: 'A download that broke off goes on with `Range`. With `check` in the query it only answers whether it would: 204.',
    success: { status: 200, description: 'A tar file', schema: { type: 'string', format: 'binary' }, contentType: 'application/x-tar' },
    refusals: { 409: 'It is not ready yet.' },
  },
  'api.exports.destroy': {
    ...{ operationId: 'deleteExport', tag, access: 'exports:write' },
    summary: 'Remove an archive, or give up making it',
    success: { status: 204, description: 'It is gone' },
  },
}
