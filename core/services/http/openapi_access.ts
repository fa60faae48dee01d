import { ALL_PERMISSIONS } from '#services/access/permissions'
import { PROFILE_TYPES } from '#services/access/profile_types'
import { SCOPE_TYPES } from '#services/access/scopes'
import {
  createAssignmentValidator,
  createGrantValidator,
  createRoleValidator,
  deleteRoleValidator,
  explainValidator,
  listAssignmentsValidator,
  listGrantsValidator,
  listMembersValidator,
  previewAssignmentValidator,
  previewRoleValidator,
  updateRoleValidator,
  updateWorkspaceValidator,
} from '#validators/access/access'
import { boolean, described, instant, integer, list, nullable, object, oneOf, page, ref, string, uuid, wrapped } from './openapi_schema.ts'
import type { Operations } from './openapi_types.ts'

const permission = oneOf(ALL_PERMISSIONS)
const scopeType = oneOf(SCOPE_TYPES)
const roleId = described('The id of a role of the workspace, or the key of a system role such as `editor`.', string)

const reach = object({
  everywhere: described('In the whole workspace.', boolean),
  brands: list(uuid),
  rows: described('Single posts, channels or files.', list(uuid)),
  exceptBrands: described('Denied there, whatever else allows it.', list(uuid)),
  exceptRows: list(uuid),
})

const place = { scopeType, scopeId: uuid, scopeName: described('What people call the place; null for the workspace.', nullable(string)) }

export const schemas = {
  Permission: object({ name: permission, description: string, on: oneOf(['workspace', 'brand']), isSensitive: boolean }),
  Role: object({
    id: roleId,
    name: string,
    description: string,
    rank: described('Nobody gives, changes or takes a role of their own rank or above.', integer),
    permissions: described('With what it inherits.', list(permission)),
    ownPermissions: list(permission),
    parents: list(roleId),
    profileTypes: list(oneOf(PROFILE_TYPES)),
    scopeTypes: described('Where it may be given.', list(scopeType)),
    isSystem: boolean,
    people: described('How many have it now.', integer),
    version: described('Give it back when changing the role; null for a system role.', nullable(integer)),
  }),
  RoleAssignment: object({ id: uuid, userId: uuid, userName: string, roleId, roleName: string, rank: integer, ...place, expiresAt: nullable(instant), isExpired: boolean, grantedBy: nullable(uuid), grantedByName: nullable(string), createdAt: instant }),
  PermissionGrant: object({ id: uuid, userId: uuid, userName: string, effect: oneOf(['allow', 'deny']), permission, ...place, reason: nullable(string), expiresAt: nullable(instant), grantedBy: nullable(uuid), grantedByName: nullable(string), createdAt: instant }),
  Member: object({ userId: uuid, fullName: string, email: string, isDisabled: boolean, joinedAt: instant, roles: list(ref('RoleAssignment')) }),
  MemberSession: object({ handle: string, isCurrent: boolean, address: string, browser: nullable(string), system: nullable(string), startedAt: instant, seenAt: instant }),
  Difference: object({ userId: uuid, userName: string, permission, ...place, except: list(object(place)) }),
  Preview: object({ gains: list(ref('Difference')), losses: list(ref('Difference')), people: integer }),
  WorkspaceSettings: object({ id: uuid, name: string, timeZone: string, profileType: oneOf(PROFILE_TYPES), auditDays: described('Null: for ever.', nullable(integer)), accessLogDays: integer }),
  MyPermissions: object({ workspaceId: uuid, profileType: oneOf(PROFILE_TYPES), roles: list(string), rank: integer, permissions: { type: 'object', description: 'By the name of the permission; only what is held somewhere.', additionalProperties: reach } }),
  ExplainedRule: object({ kind: oneOf(['assignment', 'grant']), id: uuid, effect: oneOf(['allow', 'deny']), roleId: nullable(string), roleName: nullable(string), scopeType, scopeId: uuid, scopeName: string, grantedBy: nullable(uuid), grantedByName: nullable(string), grantedAt: instant, expiresAt: nullable(instant) }),
  Explanation: object({
    allowed: boolean,
    userId: uuid,
    userName: string,
    permission,
    description: string,
    path: described('From the workspace down to what was asked about.', list(object({ type: scopeType, id: uuid, name: string }))),
    rule: string,
    by: nullable(ref('ExplainedRule')),
    ended: described('What would have allowed it, and is over.', nullable(ref('ExplainedRule'))),
    sentence: described('For people.', string),
    nearest: nullable(object({ roleId, roleName: string, rank: integer, scopeType, scopeId: uuid, scopeName: string, givenBy: described('People who could give it.', list(string)) })),
  }),
}

const tag = 'Access'
const read = { tag, access: 'access:read' } as const
const write = { tag, access: 'access:write' } as const
const hierarchy = { 404: 'A person, a role or a place that is named is not there, or not yours to see.', 403: 'It is not below your own rank, outside your places, or more than you hold; a session has to confirm who it is first.', 409: 'Somebody else was faster, or the last owner would go.' }
const params = { id: roleId }

export const operations: Operations = {
  'api.permissions.index': { ...read, operationId: 'listPermissions', summary: 'Every permission there is', success: { status: 200, description: 'All of them', schema: wrapped(list(ref('Permission'))) } },
  'api.roles.index': { ...read, operationId: 'listRoles', summary: 'The roles of the workspace', success: { status: 200, description: 'System roles first', schema: wrapped(list(ref('Role'))) } },
  'api.roles.show': { ...read, operationId: 'getRole', params, summary: 'One role', success: { status: 200, description: 'The role', schema: wrapped(ref('Role')) } },
  'api.roles.store': { ...write, operationId: 'createRole', body: createRoleValidator, summary: 'Make a role', success: { status: 201, description: 'The role', schema: wrapped(ref('Role')) }, refusals: hierarchy },
  'api.roles.update': { ...write, operationId: 'updateRole', params, body: updateRoleValidator, summary: 'Change a role', description: 'An older `version` is refused with what is there now.', success: { status: 200, description: 'The role', schema: wrapped(ref('Role')) }, refusals: hierarchy },
  'api.roles.destroy': { ...write, operationId: 'deleteRole', params, query: deleteRoleValidator, summary: 'Delete a role', description: 'While people have it, `replaceWith` says what they get instead.', success: { status: 204, description: 'Deleted' }, refusals: hierarchy },
  'api.roles.preview': { ...write, operationId: 'previewRole', body: previewRoleValidator, summary: 'What would change with a role', success: { status: 200, description: 'Who would gain and lose what, where', schema: wrapped(ref('Preview')) }, refusals: hierarchy },
  'api.role_assignments.index': { ...read, operationId: 'listRoleAssignments', query: listAssignmentsValidator, summary: 'Who has which role where', success: { status: 200, description: 'Those you may see', schema: wrapped(list(ref('RoleAssignment'))) } },
  'api.role_assignments.store': { ...write, operationId: 'assignRole', body: createAssignmentValidator, summary: 'Give somebody a role', success: { status: 201, description: 'The assignment', schema: wrapped(ref('RoleAssignment')) }, refusals: hierarchy },
  'api.role_assignments.destroy': { ...write, operationId: 'unassignRole', summary: 'Take a role away', success: { status: 204, description: 'Taken; it is gone with the next request' }, refusals: hierarchy },
  'api.role_assignments.preview': { ...write, operationId: 'previewAssignment', body: previewAssignmentValidator, summary: 'What would change with an assignment, a right or a removal', success: { status: 200, description: 'Who would gain and lose what, where', schema: wrapped(ref('Preview')) }, refusals: hierarchy },
  'api.permission_grants.index': { ...read, operationId: 'listPermissionGrants', query: listGrantsValidator, summary: 'Single rights beside the roles', success: { status: 200, description: 'Those you may see', schema: wrapped(list(ref('PermissionGrant'))) } },
  'api.permission_grants.store': { ...write, operationId: 'grantPermission', body: createGrantValidator, summary: 'Allow or deny somebody one permission', success: { status: 201, description: 'The grant', schema: wrapped(ref('PermissionGrant')) }, refusals: hierarchy },
  'api.permission_grants.destroy': { ...write, operationId: 'revokePermission', summary: 'Take a single right, or its denial, away', success: { status: 204, description: 'Taken' }, refusals: hierarchy },
  'api.members.index': { ...read, operationId: 'listMembers', query: listMembersValidator, summary: 'The people of the workspace', success: { status: 200, description: 'Those you may see, newest first', schema: page(ref('Member')) } },
  'api.members.show': { ...read, operationId: 'getMember', summary: 'One person', success: { status: 200, description: 'The person', schema: wrapped(ref('Member')) } },
  'api.members.destroy': { ...write, operationId: 'removeMember', summary: 'Remove somebody, or leave', success: { status: 204, description: 'Out with the next request' }, refusals: hierarchy },
  'api.member_sessions.index': { ...read, operationId: 'listMemberSessions', params: { userId: uuid }, summary: 'Where somebody is signed in', success: { status: 200, description: 'The sessions of somebody of a lower rank', schema: wrapped(list(ref('MemberSession'))) }, refusals: { 403: 'For who may remove members; a session has to confirm who it is first.' } },
  'api.member_sessions.destroy': { ...write, operationId: 'endMemberSessions', params: { userId: uuid }, summary: 'Sign somebody out everywhere', success: { status: 200, description: 'How many sessions ended', schema: wrapped(object({ ended: integer })) }, refusals: hierarchy },
  'api.me.permissions': { ...read, operationId: 'getMyPermissions', summary: 'What you may do', success: { status: 200, description: 'Your permissions', schema: wrapped(ref('MyPermissions')) } },
  'api.access.explain': { ...read, operationId: 'explainAccess', query: explainValidator, summary: 'Why somebody may, or may not', description: 'About yourself when `user` is left out; without a resource: anywhere.', success: { status: 200, description: 'The explanation', schema: wrapped(ref('Explanation')) }, refusals: { 403: 'About others only who may see roles.', 404: 'The person or the resource is not there, or not yours to see.' } },
  'api.workspace.show': { ...read, operationId: 'getWorkspace', summary: 'The workspace’s settings', success: { status: 200, description: 'The settings', schema: wrapped(ref('WorkspaceSettings')) } },
  'api.workspace.update': { ...write, operationId: 'updateWorkspace', body: updateWorkspaceValidator, summary: 'Change the workspace’s settings', success: { status: 200, description: 'The settings', schema: wrapped(ref('WorkspaceSettings')) }, refusals: { 403: 'For owners and admins.' } },
}
