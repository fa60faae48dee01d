import type { Permission } from '#services/access/permissions'
import type { ApprovalPolicy } from '#services/profiles/shapes'
import { tenant } from '#services/tenancy/tenant_tx'
import type { Stage } from './shapes.ts'

const ROUTES: Record<ApprovalPolicy, readonly Stage[]> = { none: [], internal: ['internal'], internal_and_client: ['internal', 'client'] }

/** The right that a stage's word takes. Clients with a link need none. */
export const RIGHT_OF: Record<Stage, Permission> = { internal: 'posts.approve', client: 'posts.approve_as_client' }

/** Of several brands, in one query. */
export async function routesOf(brandIds: string[]): Promise<Map<string, readonly Stage[]>> {
  if (!brandIds.length) return new Map()
  const { rows } = await tenant().client.rawQuery('select id, approval_policy_of(id) as policy from unnest(?::uuid[]) as id', [brandIds as unknown as string])
  return new Map((rows as { id: string; policy: ApprovalPolicy }[]).map(({ id, policy }) => [id, ROUTES[policy] ?? ROUTES.none]))
}

/** Read anew each time, also when something fires: a policy may have become stricter since. */
export async function routeOf(brandId: string): Promise<readonly Stage[]> {
  const { rows } = await tenant().client.rawQuery('select approval_policy_of(?) as policy', [brandId])
  return ROUTES[rows[0].policy as ApprovalPolicy] ?? ROUTES.none
}
