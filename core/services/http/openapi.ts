import router from '@adonisjs/core/services/router'
import { SESSION_COOKIE } from '#config/session'
import { KEY_FORM, KEY_MOST, REPLAYED } from './idempotency.ts'
import * as access from './openapi_access.ts'
import * as analytics from './openapi_analytics.ts'
import * as approvals from './openapi_approvals.ts'
import * as audit from './openapi_audit.ts'
import * as brands from './openapi_brands.ts'
import * as calendar from './openapi_calendar.ts'
import * as channels from './openapi_channels.ts'
import * as composer from './openapi_composer.ts'
import * as finding from './openapi_finding.ts'
import * as impersonation from './openapi_impersonation.ts'
import * as invitations from './openapi_invitations.ts'
import * as links from './openapi_links.ts'
import * as media from './openapi_media.ts'
import * as mediaKit from './openapi_media_kit.ts'
import * as notices from './openapi_notices.ts'
import * as onboarding from './openapi_onboarding.ts'
import * as plugins from './openapi_plugins.ts'
import * as posts from './openapi_posts.ts'
import * as profiles from './openapi_profiles.ts'
import { described, integer, list, object, querySchema, bodySchema, ref, string, uuid } from './openapi_schema.ts'
import * as planImports from './openapi_imports.ts'
import * as series from './openapi_series.ts'
import * as slots from './openapi_slots.ts'
import * as social from './openapi_social.ts'
import * as templates from './openapi_templates.ts'
import * as tokens from './openapi_tokens.ts'
import * as transfer from './openapi_transfer.ts'
import * as webhooks from './openapi_webhooks.ts'
import type { Operation, Operations, Schema } from './openapi_types.ts'

/** Raised when a client that worked yesterday would not today. */
const API_VERSION = '1.0.0'
const PREFIX = '/api/v1/'

/** What the document says of each route, by the route's name. A test fails when a route of the API is missing here. */
export const OPERATIONS: Operations = {
  'api.openapi': {
    operationId: 'getOpenApi',
    tag: 'Description',
    summary: 'This document',
    access: 'public',
    success: { status: 200, description: 'OpenAPI 3.1', schema: { type: 'object' } },
  },
  ...posts.operations,
  ...approvals.operations,
  ...media.operations,
  ...social.operations,
  ...invitations.operations,
  ...tokens.operations,
  ...access.operations,
  ...impersonation.operations,
  ...brands.operations,
  ...profiles.operations,
  ...mediaKit.operations,
  ...calendar.operations,
  ...channels.operations,
  ...composer.operations,
  ...finding.operations,
  ...audit.operations,
  ...plugins.operations,
  ...onboarding.operations,
  ...analytics.operations,
  ...notices.operations,
  ...webhooks.operations,
  ...templates.operations,
  ...links.operations,
  ...slots.operations,
  ...series.operations,
  ...planImports.operations,
  ...transfer.operations,
}

/** RFC 9457. Some problems have members of their own. */
const problem = object(
  {
    type: string,
    title: string,
    status: integer,
    detail: described('A sentence for people.', string),
    instance: described('Number of the request in the log.', string),
    code: described('For programs: stays the same when sentences change.', { type: 'string', pattern: '^E_[A-Z0-9_]+$' }),
    errors: described('With 422: what is wrong, each at its place, such as `targets.0.connectionId`.', list(object({ path: string, rule: string, message: string }))),
  },
  ['instance', 'errors']
)

interface ApiRoute {
  name: string
  method: string
  pattern: string
}

/** Every route under /api/v1. HEAD goes with GET and is not told apart. */
export function apiRoutes(): ApiRoute[] {
  const routes = Object.values(router.toJSON()).flat().filter(({ pattern }) => pattern.startsWith(PREFIX))
  return routes.flatMap(({ name, methods, pattern }) => methods.filter((method) => method !== 'HEAD').map((method) => ({ name: name ?? '', method, pattern })))
}

let document: Schema | undefined

/** OpenAPI 3.1 of the whole API. Routes do not change while the process runs. */
export function openApiDocument(): Schema {
  document ??= build()
  return document
}

function build(): Schema {
  const paths: Record<string, Record<string, Schema>> = {}
  for (const { name, method, pattern } of apiRoutes()) {
    const operation = OPERATIONS[name]
    if (operation) (paths[pattern.replace(/:(\w+)/g, '{$1}')] ??= {})[method.toLowerCase()] = describe(operation, method, pattern)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'C(AI)DENCE',
      version: API_VERSION,
      summary: 'Connect channels, plan, publish and follow posts.',
      description: 'Answers stand under `data`; lists that have pages add `nextCursor`. Refusals are problem details (RFC 9457) whose `detail` is a sentence for people. Unknown properties are overlooked, and an empty text is the same as null.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(Object.values(OPERATIONS).map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: problem, ...posts.schemas, ...approvals.schemas, ...media.schemas, ...social.schemas, ...invitations.schemas, ...tokens.schemas, ...access.schemas, ...impersonation.schemas, ...brands.schemas, ...profiles.schemas, ...mediaKit.schemas, ...calendar.schemas, ...channels.schemas, ...composer.schemas, ...finding.schemas, ...audit.schemas, ...plugins.schemas, ...onboarding.schemas, ...analytics.schemas, ...notices.schemas, ...webhooks.schemas, ...templates.schemas, ...links.schemas, ...slots.schemas, ...series.schemas, ...planImports.schemas, ...transfer.schemas },
      parameters: { IdempotencyKey: idempotencyKey },
      securitySchemes: {
        accessToken: { type: 'http', scheme: 'bearer', description: 'An access token of a person, for one workspace, with the abilities named beside it.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: SESSION_COOKIE,
          description: 'For the pages of the product. Requests that change something also send the cookie XSRF-TOKEN back in the header X-XSRF-TOKEN.',
        },
      },
    },
  }
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: `Makes it safe to repeat a request whose answer was lost: within a day the same key gets the first answer again, with the header ${REPLAYED}: true. While the first is under way it gets 409, with another body 422. A refused request frees its key.`,
  schema: { type: 'string', minLength: 1, maxLength: KEY_MOST, pattern: KEY_FORM.source },
}

const ifMatch = { name: 'If-Match', in: 'header', required: false, description: 'The ETag of what you have seen. When it has changed since, nothing is saved, and the answer is 412.', schema: string }

function describe(operation: Operation, method: string, pattern: string): Schema {
  const { operationId, tag, summary, description, access, success } = operation
  const content = operation.content ?? (operation.body && { 'application/json': { schema: bodySchema(operation.body) } })
  return {
    operationId,
    tags: [tag],
    summary,
    description,
    security: access === 'public' ? [] : [...(isAbility(access) ? [{ accessToken: [access] }] : []), { session: [] }],
    parameters: [...pathParameters(operation, pattern), ...queryParameters(operation), ...(operation.ifMatch ? [ifMatch] : []), ...(method === 'POST' ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : [])],
    requestBody: content && { required: Boolean(operation.content) || isDemanding(content), content },
    responses: { [success.status]: succeeded(success, method), ...refusals(operation, method, pattern) },
  }
}

const isDemanding = (content: Record<string, { schema: Schema }>) => Object.values(content).some(({ schema }) => (schema.required as string[]).length > 0)

const pathParameters = ({ params }: Operation, pattern: string) =>
  [...pattern.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: params?.[name] ?? uuid }))

function queryParameters({ query }: Operation) {
  if (!query) return []
  const { properties, required } = querySchema(query)
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }))
}

function succeeded({ description, schema, contentType = 'application/json', otherTypes = [], headers = {} }: Operation['success'], method: string): Schema {
  const all: Record<string, Schema> = { ...headers, ...(method === 'POST' && { [REPLAYED]: { type: 'string', enum: ['true'], description: 'This answer was given before.' } }) }
  return {
    description,
    headers: Object.fromEntries(Object.entries(all).map(([name, { description: why, ...rest }]) => [name, { description: why, schema: rest }])),
    ...(schema && { content: Object.fromEntries([contentType, ...otherTypes].map((type) => [type, { schema }])) }),
  }
}

/** Refusals that follow from what a route is, and those that only this one has. */
function refusals(operation: Operation, method: string, pattern: string): Record<number, Schema> {
  const { access, query, refusals: own = {} } = operation
  const writes = method !== 'GET'
  const why: Record<number, string | undefined> = {
    ...(pattern.includes(':') && { 400: 'The address cannot be read.' }),
    ...(access !== 'public' && { 401: 'Not signed in, or the token has ended.', 403: 'Not allowed: for this person, this token, or from another site.' }),
    ...((isAbility(access) || pattern.includes(':')) && { 404: 'Not there, or not yours to see.' }),
    ...(writes && { 400: 'The request cannot be read.', 413: 'The request is too large.', 415: 'The body is of another type.' }),
    ...((query || writes) && { 422: 'Something in the request is not accepted; `errors` says what and where.' }),
    ...(method === 'POST' && { 409: 'A request with this Idempotency-Key is under way.' }),
    429: 'Too many requests; nothing was done.',
    503: 'Requests cannot be counted for the moment; nothing was done.',
  }
  for (const [status, reason] of Object.entries(own)) why[Number(status)] = [why[Number(status)], reason].filter(Boolean).join(' ')
  const told = Object.entries(why).map(([status, description]): [string, Schema] => [status, { description, ...(WAITS.has(Number(status)) && { headers: { 'Retry-After': retryAfter } }), content: refusalContent(operation, Number(status)) }])
  return { ...Object.fromEntries(told), 431: tooLong }
}

const WAITS = new Set([429, 503])
const retryAfter = { description: 'Seconds to wait. Missing where nobody can tell.', required: false, schema: { type: 'integer', minimum: 0 } }
/** Said by the server's reader of requests, before any of this is asked; with no body. */
const tooLong = { description: 'The address and the headers are longer together than 16 KB.' }

const refusalContent = ({ refusalSchemas, refusalPages }: Operation, status: number) => ({
  'application/problem+json': { schema: refusalSchemas?.[status] ?? ref('Problem') },
  ...(refusalPages?.includes(status) && { 'text/html': { schema: string } }),
})

/** Routes for tokens work in a workspace, which the asker may have left. */
const isAbility = (access: Operation['access']) => access !== 'public' && access !== 'session'
