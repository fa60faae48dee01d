import { ABILITIES } from '#services/accounts/abilities'
import { apiTokenValidator } from '#validators/accounts/api_token'
import { boolean, described, instant, integer, list, nullable, object, oneOf, ref, string, uuid, wrapped } from './openapi_schema.ts'
import type { Operations } from './openapi_types.ts'

export const apiToken = object({
  id: integer,
  name: string,
  abilities: list(oneOf(ABILITIES)),
  workspaceId: nullable(uuid),
  workspaceName: nullable(string),
  isExpired: boolean,
  createdAt: instant,
  expiresAt: nullable(instant),
  lastUsedAt: nullable(instant),
})

export const schemas = { ApiToken: apiToken }

const tag = 'Access tokens'
/** Ids are 32-bit serials. */
const id = { type: 'integer', minimum: 1, maximum: 2 ** 31 - 1 }

export const operations: Operations = {
  'api.tokens.index': {
    ...{ operationId: 'listApiTokens', tag, access: 'session' },
    summary: 'List your access tokens',
    success: { status: 200, description: 'All of them', schema: wrapped(list(ref('ApiToken'))) },
  },
  'api.tokens.store': {
    ...{ operationId: 'createApiToken', tag, access: 'session', body: apiTokenValidator },
    summary: 'Make an access token for one workspace',
    description: 'The answer is the only place where the token is shown, and it is not kept: a repeated Idempotency-Key is refused with 409.',
    success: { status: 201, description: 'The token', schema: object({ data: ref('ApiToken'), token: described('Send it as `Authorization: Bearer …`.', string) }) },
  },
  'api.tokens.destroy': {
    ...{ operationId: 'revokeApiToken', tag, access: 'session', params: { id } },
    summary: 'Revoke an access token',
    success: { status: 204, description: 'Revoked; it stops at the next request' },
  },
}
