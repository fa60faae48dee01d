import type { Incoming } from '@caidence/testkit/emulators'
import { denied, refusal } from './refusals.ts'
import type { State, Token } from './state.ts'

/** Served in September 2026: https://learn.microsoft.com/en-us/linkedin/marketing/versioning, read 2026-09-19. */
const VERSIONS = [
  '202609',
  '202608',
  '202607',
  '202606',
  '202605',
  '202604',
  '202603',
  '202602',
  '202601',
  '202511',
  '202510',
]
/** Roles that may post; numbers and subscriptions want the first one. */
const POSTING_ROLES = ['ADMINISTRATOR', 'CONTENT_ADMIN', 'DIRECT_SPONSORED_CONTENT_POSTER']

/** The token of a request, or the platform's refusal for its kind of death. */
export function tokenOf(state: State, { headers }: Incoming): Token {
  const secret = headers.authorization?.match(/^Bearer (.+)$/i)?.[1]
  if (!secret) throw refusal(401, 'EMPTY_ACCESS_TOKEN', 'Empty oauth2 access token', 65604)
  const token = Object.hasOwn(state.data.tokens, secret) ? state.data.tokens[secret] : undefined
  if (!token) throw refusal(401, 'INVALID_ACCESS_TOKEN', 'Invalid access token', 65600)
  if (token.dead === 'revoked')
    throw refusal(
      401,
      'REVOKED_ACCESS_TOKEN',
      'The token used in the request has been revoked by the user',
      65601
    )
  if (token.dead === 'expired' || state.now() >= token.expiresAt)
    throw refusal(401, 'EXPIRED_ACCESS_TOKEN', 'The token used in the request has expired', 65602)
  return token
}

/** The headers every versioned resource wants. */
export function checkHeaders({ headers, method, json, path }: Incoming): void {
  const version = headers['linkedin-version']
  if (!version)
    throw refusal(
      400,
      'VERSION_MISSING',
      'A version must be present. Please specify a version by adding the LinkedIn-Version header.'
    )
  if (!VERSIONS.includes(version))
    throw refusal(426, 'NONEXISTENT_VERSION', `Requested version ${version} is not active`)
  if (headers['x-restli-protocol-version'] !== '2.0.0')
    throw refusal(400, 'ILLEGAL_ARGUMENT', 'Rest.li protocol version 2.0.0 is required')
  // Protocol 2.0.0 wants the signs of a URN encoded; a bare colon in a key is a syntax error there.
  if (/urn:li:/.test(path))
    throw refusal(400, 'ILLEGAL_ARGUMENT', 'Syntax exception in path variables')
  if (method === 'POST' && (typeof json !== 'object' || json === null))
    throw refusal(400, 'ILLEGAL_ARGUMENT', 'Cannot parse request entity')
}

export function needScope({ scopes }: Token, scope: string, resource: string): void {
  if (!scopes.includes(scope)) throw denied(resource)
}

/** Whether a token may act as this author. */
export function needAuthor(state: State, token: Token, author: unknown, resource: string): string {
  if (typeof author !== 'string') throw refusal(400, 'MISSING_FIELD', 'author is required')
  if (author === `urn:li:person:${token.person}`) {
    needScope(token, 'w_member_social', resource)
    return author
  }
  if (!/^urn:li:(person|organization):/.test(author))
    throw refusal(400, 'INVALID_URN_TYPE', 'The URN type is not supported')
  needScope(token, 'w_organization_social', resource)
  needRole(state, token, author, POSTING_ROLES, resource)
  return author
}

export function needRole(
  state: State,
  token: Token,
  organisation: string,
  roles: string[],
  resource: string
): void {
  const found = state.organisation(organisation)
  if (!found || !roles.includes(found.roles[token.person] ?? '')) throw denied(resource)
}

/** Reading a Page's content. Nobody reads a profile's: that permission is closed. */
export function needReader(state: State, token: Token, author: string, resource: string): void {
  needScope(token, 'r_organization_social', resource)
  needRole(state, token, author, POSTING_ROLES, resource)
}

export function needAdministrator(
  state: State,
  token: Token,
  organisation: string,
  resource: string
): void {
  needScope(token, 'rw_organization_admin', resource)
  needRole(state, token, organisation, ['ADMINISTRATOR'], resource)
}
