import { SCOPE_TYPES } from '#services/access/scopes'
import { INVITATION_STATES } from '#services/invitations/invitation_view'
import { ROW_STATUSES } from '#services/invitations/bulk_invitations'
import { acceptBodyValidator, bulkQueryValidator, invitationValidator, listInvitationsValidator } from '#validators/invitations/invitation'
import { boolean, described, instant, integer, list, nullable, object, oneOf, page, ref, string, uuid, wrapped } from './openapi_schema.ts'
import type { Operations } from './openapi_types.ts'

const role = {
  roleId: described('The id of a role of the workspace, or the key of one of the product.', string),
  roleName: string,
  scopeType: oneOf(SCOPE_TYPES),
  scopeId: uuid,
  scopeName: described('Null for the whole workspace.', nullable(string)),
  expiresAt: described('When the role ends.', nullable(instant)),
}

export const invitation = object({
  id: uuid,
  email: string,
  state: oneOf(INVITATION_STATES),
  roles: list(object(role)),
  message: nullable(string),
  invitedBy: object({ id: uuid, name: string }),
  sentAt: instant,
  sentCount: integer,
  expiresAt: described('When the link stops working.', instant),
  acceptedAt: nullable(instant),
  revokedAt: nullable(instant),
  createdAt: instant,
})

export const openInvitation = object({
  workspaceName: string,
  inviterName: string,
  email: string,
  message: nullable(string),
  expiresAt: instant,
  hasAccount: described('The address has an account: sign in, then accept.', boolean),
  roles: list(object({ roleName: string, scopeName: nullable(string), expiresAt: nullable(instant) })),
})

export const importedRow = object({
  line: integer,
  email: string,
  status: oneOf(ROW_STATUSES),
  detail: described('Of an error: what to change.', nullable(string)),
  invitationId: nullable(uuid),
})

export const schemas = { Invitation: invitation, OpenInvitation: openInvitation, ImportedRow: importedRow }

const tag = 'Invitations'
const token = described('From the link in the mail.', string)
const limited = 'This address, or this workspace, had too many invitations just now.'
const hierarchy = 'You may not give such a role there, or have to confirm that it is you.'

export const operations: Operations = {
  'api.invitations.index': {
    ...{ operationId: 'listInvitations', tag, access: 'access:read', query: listInvitationsValidator },
    summary: 'List invitations, newest first',
    description: 'Those you sent, and those into brands where you may invite people.',
    success: { status: 200, description: 'One page', schema: page(ref('Invitation')) },
  },
  'api.invitations.store': {
    ...{ operationId: 'createInvitation', tag, access: 'access:write', body: invitationValidator },
    summary: 'Invite somebody with one or more roles',
    description: 'The mail goes to the address whether or not it has an account; the answer does not tell.',
    success: { status: 201, description: 'The invitation', schema: wrapped(ref('Invitation')) },
    refusals: { 403: hierarchy, 404: 'There is no such role or place.', 409: 'Already a member, or already invited.', 429: limited },
  },
  'api.invitations.bulk': {
    ...{ operationId: 'importInvitations', tag, access: 'access:write', query: bulkQueryValidator },
    summary: 'Invite many from a table',
    description: 'CSV in UTF-8 or UTF-16 with the columns email, role, brand and message in any order; brand and message may be missing. Each row is invited whole or not at all. With rehearse=true nothing is sent, and the rows say what would happen.',
    content: { 'text/csv': { schema: { type: 'string', description: 'At most 500 rows and one megabyte' } } },
    success: { status: 200, description: 'What became of each row', schema: wrapped(list(ref('ImportedRow'))) },
    refusals: { 403: hierarchy, 422: 'The table cannot be read; the detail says where.', 429: limited },
  },
  'api.invitations.resend': {
    ...{ operationId: 'resendInvitation', tag, access: 'access:write' },
    summary: 'Send a new link',
    description: 'The old link stops working, the week begins anew, and you become the one who invites.',
    success: { status: 200, description: 'The invitation', schema: wrapped(ref('Invitation')) },
    refusals: { 403: hierarchy, 409: 'It was accepted or revoked.', 429: limited },
  },
  'api.invitations.destroy': {
    ...{ operationId: 'revokeInvitation', tag, access: 'access:write' },
    summary: 'Revoke an invitation',
    success: { status: 204, description: 'Revoked; the link does not work any more' },
    // The same address with something else in it is that of a link, which can only be looked at.
    refusals: { 403: hierarchy, 405: 'What stands in the address is no id.', 409: 'It was accepted.' },
  },
  'api.acceptances.show': {
    ...{ operationId: 'getOpenInvitation', tag, access: 'public', params: { token } },
    summary: 'Show the invitation behind a link',
    description: 'With a session of another address the link is not there, as if it were unknown.',
    success: { status: 200, description: 'The invitation', schema: wrapped(ref('OpenInvitation')) },
    refusals: { 429: 'Too many links were looked up from this network.' },
  },
  'api.acceptances.store': {
    ...{ operationId: 'acceptInvitation', tag, access: 'public', params: { token }, body: acceptBodyValidator },
    summary: 'Accept an invitation',
    description: 'With a session of the invited address nothing else is needed. Without one, name and password make the account, if the address has none.',
    success: { status: 200, description: 'You are a member', schema: wrapped(object({ workspaceId: uuid })) },
    refusals: { 401: 'The address has an account: sign in first.', 403: 'The request came from another site, or lacks its token.', 409: 'Whoever invited may not give these roles any more.', 419: 'The page is too old.', 429: 'Too many requests from this network.' },
  },
}
