import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { PermissionEngine } from '#services/access/permission_engine'
import type { Permission } from '#services/access/permissions'
import type { Actor } from '#services/tenancy/tenant_tx'

/** What is taken out, one may see as well. */
export const permissionsFor = ({ toTakeOut = false }: { toTakeOut?: boolean }): Permission[] => (toTakeOut ? ['analytics.view', 'analytics.export'] : ['analytics.view'])

/** Where somebody may see numbers, or take them out, as a WHERE. */
export async function numbersScope(engine: PermissionEngine, actor: Actor, purpose: { toTakeOut?: boolean }) {
  const scopes = await Promise.all(permissionsFor(purpose).map((permission) => engine.scope(actor, permission)))
  return <Q extends ModelQueryBuilderContract<any, any>>(query: Q): Q => scopes.reduce((narrowed, scope) => scope(narrowed), query)
}
