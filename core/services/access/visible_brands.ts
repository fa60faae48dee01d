import Brand from '#models/brand'
import type { Actor } from '#services/tenancy/tenant_tx'
import type { PermissionEngine } from './permission_engine.ts'
import type { Permission } from './permissions.ts'

/** The brands in which somebody may do something, by name. Inside a tenant transaction. */
export async function visibleBrands(engine: PermissionEngine, actor: Actor, permission: Permission = 'brands.view'): Promise<Brand[]> {
  const narrow = await engine.scope(actor, permission)
  return narrow(Brand.query()).orderBy('name').orderBy('id')
}
