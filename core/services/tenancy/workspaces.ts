import { randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import Brand from '#models/brand'
import Membership from '#models/membership'
import Workspace from '#models/workspace'
import { tenantTx } from './tenant_tx.ts'

export interface WorkspaceSummary {
  id: string
  name: string
  role: 'owner' | 'member'
}

export class Workspaces {
  /** The workspaces a person belongs to, oldest first. Looks across tenants through a reviewed function. */
  async of(userId: string): Promise<WorkspaceSummary[]> {
    const { rows } = await db.connection('app').rawQuery('select workspace_id as id, name, role from workspaces_of_user(?)', [userId])
    return rows
  }

  /** A new workspace with its first brand; the person becomes its owner. */
  async create(userId: string, input: { name: string; timeZone: string; brandName?: string; isDemo?: boolean }) {
    const id = randomUUID()
    return tenantTx({ workspaceId: id, userId }, async () => {
      const workspace = await Workspace.create({ id, name: input.name, timeZone: input.timeZone, isDemo: input.isDemo ?? false })
      await Membership.create({ workspaceId: id, userId, role: 'owner' })
      const brand = await Brand.create({ workspaceId: id, name: input.brandName ?? input.name, timeZone: input.timeZone })
      return { workspace, brand }
    })
  }
}
