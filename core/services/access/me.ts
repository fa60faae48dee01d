import { inject } from '@adonisjs/core'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import type { WorkspaceSummary } from '#services/tenancy/workspaces'
import { PermissionEngine } from './permission_engine.ts'
import { ALL_PERMISSIONS, type Permission } from './permissions.ts'
import type { Reach } from './rights.ts'

/** What a person may do in their workspace, for a front end that shows and hides by it. It decides nothing. */
export type MyRights = {
  workspaceId: string
  profileType: string
  roles: string[]
  rank: number
  /** Only what is held somewhere. */
  permissions: Partial<Record<Permission, Reach>>
}

@inject()
export class Me {
  constructor(private engine: PermissionEngine) {}

  /** One compile, which is cached; no query for each permission. */
  async rights(actor: Actor, workspace: WorkspaceSummary): Promise<MyRights> {
    const permissions: MyRights['permissions'] = {}
    await tenantTx(actor, async () => {
      for (const permission of ALL_PERMISSIONS) {
        const reach = (await this.engine.reach(actor, permission)).reduce(overlap)
        if (reach.everywhere || reach.brands.length || reach.rows.length) permissions[permission] = reach
      }
    })
    return { workspaceId: workspace.id, profileType: workspace.profileType, roles: workspace.roles, rank: workspace.rank, permissions }
  }
}

/** Where both hold. Rows of the one in brands of the other are left out: here, too little is shown rather than too much. */
export function overlap(one: Reach, other: Reach): Reach {
  const common = (mine: string[], theirs: string[]) => (one.everywhere ? theirs : other.everywhere ? mine : mine.filter((id) => theirs.includes(id)))
  return {
    everywhere: one.everywhere && other.everywhere,
    brands: common(one.brands, other.brands),
    rows: common(one.rows, other.rows),
    exceptBrands: [...new Set([...one.exceptBrands, ...other.exceptBrands])],
    exceptRows: [...new Set([...one.exceptRows, ...other.exceptRows])],
  }
}
