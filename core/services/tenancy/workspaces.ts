import { randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import Brand from '#models/brand'
import Membership from '#models/membership'
import OnboardingProgress from '#models/onboarding_progress'
import RoleAssignment from '#models/role_assignment'
import Workspace from '#models/workspace'
import { profileTypeOf, type ProfileType } from '#services/access/profile_types'
import { OWNER, rankOf, systemRole } from '#services/access/system_roles'
import { tenantTx } from './tenant_tx.ts'

export interface WorkspaceSummary {
  id: string
  name: string
  profileType: ProfileType
  /** The names of the roles the person has there, highest first when they are system roles. */
  roles: string[]
  /** The highest of them; 0 without any. */
  rank: number
  isDemo: boolean
}

interface Row {
  id: string
  name: string
  profile_type: string | null
  role_keys: string[]
  role_names: string[]
  rank: number
  is_demo: boolean
}

export class Workspaces {
  /** The workspaces a person belongs to, oldest first. Looks across tenants through a reviewed function. */
  async of(userId: string): Promise<WorkspaceSummary[]> {
    const { rows }: { rows: Row[] } = await db
      .connection('app')
      .rawQuery('select workspace_id as id, name, profile_type, role_keys, role_names, rank, is_demo from workspaces_of_user(?)', [userId])
    return rows.map(summaryOf)
  }

  /** A new workspace with its first brand; the person becomes its owner. With `isToSetUp` it begins with their onboarding. */
  async create(userId: string, input: { name: string; timeZone: string; profileType?: ProfileType; brandName?: string; isDemo?: boolean; isToSetUp?: boolean }) {
    const id = randomUUID()
    // Nobody is a member before this is through, so nobody could do it in their own name.
    return tenantTx({ workspaceId: id, userId: null }, async () => {
      const workspace = await Workspace.create({ id, name: input.name, timeZone: input.timeZone, profileType: input.profileType, isDemo: input.isDemo ?? false })
      await Membership.create({ workspaceId: id, userId })
      await RoleAssignment.create({ id: randomUUID(), workspaceId: id, userId, roleKey: OWNER, scopeType: 'workspace', scopeId: id })
      const brand = await Brand.create({ workspaceId: id, name: input.brandName ?? input.name, timeZone: input.timeZone })
      if (input.isToSetUp) await OnboardingProgress.create({ id: randomUUID(), workspaceId: id, userId })
      return { workspace, brand }
    })
  }
}

function summaryOf(row: Row): WorkspaceSummary {
  const profileType = profileTypeOf(row.profile_type)
  const system = row.role_keys.flatMap((key) => systemRole(profileType, key) ?? []).sort((a, b) => b.rank - a.rank)
  return {
    id: row.id,
    name: row.name,
    profileType,
    roles: [...new Set([...system.map(({ name }) => name), ...row.role_names])],
    rank: Math.max(row.rank, rankOf(profileType, row.role_keys)),
    isDemo: row.is_demo,
  }
}
