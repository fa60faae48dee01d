import { tenant } from '#services/tenancy/tenant_tx'
import { E_NO_ROLE } from './errors.ts'
import type { Permission } from './permissions.ts'
import { PROFILE_TYPES, profileTypeOf, type ProfileType } from './profile_types.ts'
import { heldBy, readRoles } from './rights_reader.ts'
import type { ScopeType } from './scopes.ts'
import { SYSTEM_ROLES, systemRole, type SystemRole } from './system_roles.ts'

/** A role, wherever it is kept: system roles in the code, a workspace's own in the database. */
export interface RoleFacts {
  /** The id of a workspace's role, or the key of a system role. */
  id: string
  name: string
  description: string
  rank: number
  /** With all that it inherits. */
  permissions: readonly Permission[]
  profileTypes: readonly ProfileType[]
  scopeTypes: readonly ScopeType[]
  isSystem: boolean
}

/** As text that Postgres would take for a uuid, in the one spelling it gives back. */
export const isUuid = (id: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(id)

export const columnsOf = (roleId: string): { roleId: string | null; roleKey: string | null } => (isUuid(roleId) ? { roleId, roleKey: null } : { roleId: null, roleKey: roleId })

/** Roles of the open workspace by their ids. */
export class RoleBook {
  /** Of the open workspace. */
  async profileType(): Promise<ProfileType> {
    const { client, workspaceId } = tenant()
    const row = await client.from('workspaces').where('id', workspaceId).select('profile_type').first()
    return profileTypeOf(row?.profile_type)
  }

  /** Throws E_NO_ROLE for one that is not there, or is another workspace's, or another profile type's. */
  async find(id: string): Promise<RoleFacts> {
    const found = (await this.several([id])).get(id)
    if (!found) throw new E_NO_ROLE()
    return found
  }

  async several(ids: readonly string[]): Promise<Map<string, RoleFacts>> {
    const profileType = await this.profileType()
    const found = new Map<string, RoleFacts>()
    for (const id of ids) {
      const system = systemRole(profileType, id)
      if (system) found.set(id, systemFacts(system))
    }
    const own = ids.filter(isUuid)
    if (own.length) for (const [id, row] of await readRoles(own)) found.set(id, { ...row, id, permissions: heldBy(row, profileType), profileTypes: row.profile_types as ProfileType[], scopeTypes: row.scope_types as ScopeType[], isSystem: false })
    return found
  }
}

export const systemFacts = (role: SystemRole): RoleFacts => ({
  id: role.key,
  name: role.name,
  description: role.description,
  rank: role.rank,
  permissions: role.permissions,
  profileTypes: PROFILE_TYPES.filter((type) => SYSTEM_ROLES[type].some(({ key }) => key === role.key)),
  scopeTypes: role.scopeTypes,
  isSystem: true,
})
