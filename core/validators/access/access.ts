import vine from '@vinejs/vine'
import { ALL_PERMISSIONS } from '#services/access/permissions'
import { PROFILE_TYPES } from '#services/access/profile_types'
import { SCOPE_TYPES } from '#services/access/scopes'
import { cursor, limit } from '#validators/paging'
import { instant, timeZone } from '#validators/publishing/post'
import { wellFormed } from '#validators/text'

const NAME_MOST = 60
const DESCRIPTION_MOST = 300
const REASON_MOST = 300
const PARENTS_MOST = 10
const SEARCH_MOST = 100

/** Ids are compared as text further on; RFC 9562 reads them in either case. */
const id = () => vine.string().uuid().toLowerCase()
/** The id of a role of the workspace, or the key of a system role. */
const roleId = () => vine.string().toLowerCase().regex(/^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[a-z][a-z_]{1,39})$/)
const permission = () => vine.enum(ALL_PERMISSIONS)
const name = () => vine.string().trim().minLength(1).maxLength(NAME_MOST).use(wellFormed())
const expiresAt = () => vine.string().use(instant()).nullable().optional()
const version = () => vine.number({ strict: true }).withoutDecimals().min(1)

const roleFields = {
  name: name(),
  description: vine.string().trim().maxLength(DESCRIPTION_MOST).use(wellFormed()).optional(),
  rank: vine.number({ strict: true }).withoutDecimals().min(1).max(99),
  permissions: vine.array(permission()).maxLength(ALL_PERMISSIONS.length).distinct(),
  parents: vine.array(roleId()).maxLength(PARENTS_MOST).distinct().optional(),
  profileTypes: vine.array(vine.enum(PROFILE_TYPES)).minLength(1).maxLength(PROFILE_TYPES.length).distinct().optional(),
  scopeTypes: vine.array(vine.enum(SCOPE_TYPES)).minLength(1).maxLength(SCOPE_TYPES.length).distinct().optional(),
}

export const createRoleValidator = vine.create({ ...roleFields })
export const updateRoleValidator = vine.create({ ...roleFields, version: version() })

export const deleteRoleValidator = vine.create({ replaceWith: roleId().optional() })

const place = { scopeType: vine.enum(SCOPE_TYPES), scopeId: id() }

export const createAssignmentValidator = vine.create({ userId: id(), roleId: roleId(), ...place, expiresAt: expiresAt() })

export const listAssignmentsValidator = vine.create({ user: id().optional(), role: roleId().optional(), brand: id().optional() })

export const createGrantValidator = vine.create({
  userId: id(),
  effect: vine.enum(['allow', 'deny'] as const),
  permission: permission(),
  ...place,
  reason: vine.string().trim().maxLength(REASON_MOST).use(wellFormed()).nullable().optional(),
  expiresAt: expiresAt(),
})

export const listGrantsValidator = vine.create({ user: id().optional(), permission: permission().optional() })

export const listMembersValidator = vine.create({ search: vine.string().trim().maxLength(SEARCH_MOST).use(wellFormed()).optional(), cursor: cursor(), limit: limit() })

/** What would change: one of these at a time. */
export const previewRoleValidator = vine.create({
  /** None: a new role, which changes nothing for anybody yet. */
  id: id().optional(),
  remove: vine.boolean({ strict: true }).optional(),
  replaceWith: roleId().optional(),
  role: vine.object({ ...roleFields, version: version().optional() }).optional(),
})

export const previewAssignmentValidator = vine.create({
  give: vine.object({ userId: id(), roleId: roleId(), ...place, expiresAt: expiresAt() }).optional(),
  take: id().optional(),
  removeMember: id().optional(),
  grant: vine.object({ userId: id(), effect: vine.enum(['allow', 'deny'] as const), permission: permission(), ...place }).optional(),
  takeGrant: id().optional(),
})

export const explainValidator = vine.create({
  user: id().optional(),
  permission: permission(),
  resourceType: vine.enum(SCOPE_TYPES).optional(),
  resourceId: id().optional(),
})

export const updateWorkspaceValidator = vine.create({
  name: name().optional(),
  timeZone: timeZone(),
  profileType: vine.enum(PROFILE_TYPES).optional(),
  auditDays: vine.number({ strict: true }).withoutDecimals().min(30).max(3650).nullable().optional(),
  accessLogDays: vine.number({ strict: true }).withoutDecimals().min(7).max(3650).optional(),
})
