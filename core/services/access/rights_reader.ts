import { tenant } from '#services/tenancy/tenant_tx'
import { isPermission, type Permission } from './permissions.ts'
import { profileTypeOf, type ProfileType } from './profile_types.ts'
import type { Rule } from './rights.ts'
import type { ScopeType } from './scopes.ts'
import { systemRole } from './system_roles.ts'

interface Row {
  user_id: string
  kind: 'assignment' | 'grant'
  id: string
  role_id: string | null
  role_key: string | null
  effect: 'allow' | 'deny'
  permission: string | null
  scope_type: ScopeType
  scope_id: string
  expires_at: Date | null
  granted_by: string | null
  created_at: Date
  profile_type: string | null
}

export interface RoleRow {
  id: string
  name: string
  description: string
  rank: number
  profile_types: string[]
  scope_types: string[]
  permissions: string[]
  inherited_keys: string[]
}

/** The rules of one person in the open tenant transaction, in at most two queries: what was given, and what it means. */
export const readRules = async (userId: string): Promise<Rule[]> => (await readRulesOf([userId])).get(userId) ?? []

/** The same for several people, in two queries as well. Whoever has nothing is not in it. */
export async function readRulesOf(userIds: string[]): Promise<Map<string, Rule[]>> {
  const { client } = tenant()
  const { rows }: { rows: Row[] } = await client.rawQuery('select * from rules_of(?::uuid[])', [userIds as unknown as string])
  const roleIds = [...new Set(rows.flatMap(({ role_id: id }) => id ?? []))]
  const roles = roleIds.length ? await readRoles(roleIds) : new Map<string, RoleRow>()
  const byPerson = new Map<string, Rule[]>()
  for (const row of rows) {
    const rule = ruleOf(row, roles)
    if (rule) byPerson.set(row.user_id, [...(byPerson.get(row.user_id) ?? []), rule])
  }
  return byPerson
}

/** Roles of the workspace with everything they inherit. */
export async function readRoles(roleIds: string[]): Promise<Map<string, RoleRow>> {
  const { client, workspaceId } = tenant()
  const { rows }: { rows: RoleRow[] } = await client.rawQuery(
    `with recursive lineage (top, id) as (
       select id, id from roles where workspace_id = :workspaceId and id = any(:roleIds)
       union
       select l.top, p.parent_id from lineage l join role_parents p on p.workspace_id = :workspaceId and p.role_id = l.id and p.parent_id is not null
     )
     select r.id, r.name, r.description, r.rank, r.profile_types, r.scope_types,
       array(select distinct unnest(x.permissions) from lineage l join roles x on x.workspace_id = :workspaceId and x.id = l.id where l.top = r.id) as permissions,
       array(select distinct p.parent_key from lineage l join role_parents p on p.workspace_id = :workspaceId and p.role_id = l.id where l.top = r.id and p.parent_key is not null) as inherited_keys
     from roles r where r.workspace_id = :workspaceId and r.id = any(:roleIds)`,
    { workspaceId, roleIds }
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** What a role of the workspace holds, with what it inherits from system roles of this profile type. */
export function heldBy(role: Pick<RoleRow, 'permissions' | 'inherited_keys'>, profileType: ProfileType): Permission[] {
  const inherited = role.inherited_keys.flatMap((key) => systemRole(profileType, key)?.permissions ?? [])
  return [...new Set([...role.permissions.filter(isPermission), ...inherited])]
}

/** Null for a role that this profile type does not have, that may not be given at such a scope, or a permission there is no more. */
function ruleOf(row: Row, roles: Map<string, RoleRow>): Rule | null {
  const common = { scope: { type: row.scope_type, id: row.scope_id }, expiresAt: row.expires_at?.getTime() ?? null }
  const source = { id: row.id, grantedBy: row.granted_by, grantedAt: row.created_at.toISOString() }
  if (row.kind === 'grant') {
    if (!isPermission(row.permission!)) return null
    return { ...common, effect: row.effect, permissions: [row.permission], source: { ...source, kind: 'grant' } }
  }

  const profileType = profileTypeOf(row.profile_type)
  if (row.role_key) {
    const role = systemRole(profileType, row.role_key)
    if (!role || !role.scopeTypes.includes(row.scope_type)) return null
    return { ...common, effect: 'allow', permissions: role.permissions, source: { ...source, kind: 'assignment', roleId: role.key, roleName: role.name, rank: role.rank } }
  }
  const role = roles.get(row.role_id!)
  if (!role || !role.profile_types.includes(profileType) || !role.scope_types.includes(row.scope_type)) return null
  return { ...common, effect: 'allow', permissions: heldBy(role, profileType), source: { ...source, kind: 'assignment', roleId: role.id, roleName: role.name, rank: role.rank } }
}
