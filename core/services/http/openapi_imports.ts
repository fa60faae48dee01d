import { DATE_ORDERS, PLAN_FIELDS } from '#services/planning/import/plan_columns'
import { PLAN_KINDS } from '#services/planning/import/plan_file'
import { checkImportValidator, listImportsValidator, newImportValidator } from '#validators/planning/imports'
import { described, instant, integer, list, nullable, object, oneOf, page, ref, string, uuid, wrapped } from './openapi_schema.ts'
import type { Operations } from './openapi_types.ts'

const place = described('The column, counted from 0.', integer)

export const schemas = {
  PlanImport: object({
    id: uuid,
    brandId: uuid,
    name: string,
    kind: described('A table, or the posts of another tool as its API lists them.', oneOf(PLAN_KINDS)),
    state: oneOf(['uploaded', 'checking', 'checked', 'running', 'done', 'cancelled', 'failed']),
    fault: described('Why it failed, for people.', nullable(string)),
    headers: list(string),
    sample: described('The first rows, shortened.', list(list(string))),
    mapping: described('What was guessed from the headers, or said since.', { type: 'object', properties: Object.fromEntries(PLAN_FIELDS.map((field) => [field, place])) }),
    settings: nullable(object({ timeZone: string, dateOrder: oneOf(DATE_ORDERS), without: oneOf(['draft', 'queue']), connectionIds: list(uuid), accounts: described('By the id of an account of the other tool: the channel that stands for it, or null where it is left out. Accounts that are not named are matched by platform and name.', { type: 'object', additionalProperties: nullable(uuid) }) }, ['accounts'])),
    accounts: described('Accounts that a plan of another tool names.', list(object({ id: string, platform: string, names: list(string) }))),
    rows: object({ good: integer, bad: integer, done: integer, refused: described('Could not be planned when their turn came.', integer), known: described('Left out: imported before, or out already where the plan comes from.', integer) }),
    createdAt: instant,
    finishedAt: nullable(instant),
  }),
}

const tag = 'Planning'
const shown = (description: string, status = 200) => ({ status, description, schema: wrapped(ref('PlanImport')) })
const state = 'It is not in the state for that; the detail says what comes first.'

export const operations: Operations = {
  'api.imports.index': {
    ...{ operationId: 'listImports', tag, access: 'posts:read', query: listImportsValidator },
    summary: 'List imports of plans, newest first',
    success: { status: 200, description: 'One page', schema: page(ref('PlanImport')) },
  },
  'api.imports.show': {
    ...{ operationId: 'getImport', tag, access: 'posts:read' },
    summary: 'Show one import and how far it is',
    success: shown('The import'),
  },
  'api.imports.store': {
    ...{ operationId: 'createImport', tag, access: 'posts:write', query: newImportValidator },
    summary: 'Upload a plan as CSV or XLSX, or the posts of Postiz or Mixpost as JSON',
    description: 'The file is the body. Nothing is made of it yet: its columns are guessed from the headers, those of Buffer’s and Hootsuite’s bulk files among them. JSON is what the API of Postiz or Mixpost answers for its list of posts; its accounts are matched with channels by platform and name.',
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    success: { ...shown('The import', 201), headers: { Location: described('Address of the import.', { type: 'string', format: 'uri-reference' }) } },
    refusals: { 422: 'The file cannot be read, is empty, or too large.' },
  },
  'api.imports.check': {
    ...{ operationId: 'checkImport', tag, access: 'posts:write', body: checkImportValidator },
    summary: 'Check every row, and make nothing',
    description: 'Runs in the background: ask for the import until it is `checked`. An import that was stopped, failed or is done may be checked again: rows that became posts stay as they are, the others are read anew.',
    success: shown('The import'),
    refusals: { 409: state },
  },
  'api.imports.start': {
    ...{ operationId: 'startImport', tag, access: 'posts:write' },
    summary: 'Make posts of the rows that are good',
    description: 'Runs in the background and survives interruption. A row that was imported before, in whichever file, makes no second post.',
    success: shown('The import'),
    refusals: { 409: state },
  },
  'api.imports.cancel': {
    ...{ operationId: 'cancelImport', tag, access: 'posts:write' },
    summary: 'Stop an import; what it made stays',
    success: shown('The import'),
  },
  'api.imports.mistakes': {
    ...{ operationId: 'exportImportMistakes', tag, access: 'posts:read' },
    summary: 'What is wrong with which row, as CSV',
    success: { status: 200, description: 'Row, column, reason and fix', schema: { type: 'string' }, contentType: 'text/csv' },
  },
}
