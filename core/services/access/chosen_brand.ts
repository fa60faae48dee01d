import type { HttpContext } from '@adonisjs/core/http'
import { type PermissionEngine } from './permission_engine.ts'

/** Under this key the session remembers the brand last chosen in each workspace. */
const BRAND_KEY = 'brand'

type Kept = Record<string, string>

export const rememberBrand = ({ session, actor }: Pick<HttpContext, 'session' | 'actor'>, brandId: string | null) => {
  const others: Kept = { ...session.get(BRAND_KEY, {}) }
  delete others[actor.workspaceId]
  session.put(BRAND_KEY, brandId ? { ...others, [actor.workspaceId]: brandId } : others)
}

/**
 * The one brand that pages are narrowed to, if somebody chose one. It only ever narrows what they may see anyway, and a
 * brand they lost counts as none.
 */
export async function chosenBrand(engine: PermissionEngine, { session, actor }: Pick<HttpContext, 'session' | 'actor'>): Promise<string | null> {
  const brandId = (session.get(BRAND_KEY, {}) as Kept)[actor.workspaceId]
  if (!brandId) return null
  const { allowed } = await engine.can(actor, 'brands.view', { workspaceId: actor.workspaceId, brandId })
  return allowed ? brandId : null
}
