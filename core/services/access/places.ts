import { tenant } from '#services/tenancy/tenant_tx'
import { E_NO_SCOPE, E_NOT_ASSIGNABLE } from './errors.ts'
import type { Place } from './hierarchy.ts'
import { ownPlaces } from './own_places.ts'
import type { Resource, Scope, ScopeType } from './scopes.ts'

/** The tables in which rows of a scope type are. What has no table yet cannot be chosen. */
const TABLES: Partial<Record<ScopeType, string>> = { brand: 'brands', social_connection: 'social_connections', social_post: 'social_posts', media: 'media' }

/** The workspace, a brand or a row of it, with its brand. Throws E_NO_SCOPE for what is not there, or where they hold nothing. */
export async function placeOf({ type, id }: Scope): Promise<Place> {
  const { client, workspaceId } = tenant()
  if (type === 'workspace') {
    if (id !== workspaceId) throw new E_NO_SCOPE()
    return { scope: { type, id }, resource: { workspaceId } }
  }
  const table = TABLES[type]
  if (!table) throw new E_NOT_ASSIGNABLE(['There is nothing of this kind in this installation yet.'])
  const row = await client
    .from(table)
    .where({ workspace_id: workspaceId, id, ...notDeleted(type) })
    .select(type === 'brand' ? 'id as brand_id' : 'brand_id')
    .first()
  if (!row) throw new E_NO_SCOPE()
  const resource = resourceIn(workspaceId, { type, id }, row.brand_id)
  if (!(await ownPlaces())(resource)) throw new E_NO_SCOPE()
  return { scope: { type, id }, resource }
}

/** For taking something away at a place that may be gone: then it is judged like one in the whole workspace. */
export const placeOrWorkspace = (scope: Scope): Promise<Place> =>
  placeOf(scope).catch((error) => {
    if (!(error instanceof E_NO_SCOPE) && !(error instanceof E_NOT_ASSIGNABLE)) throw error
    const { workspaceId } = tenant()
    return { scope: { type: 'workspace', id: workspaceId }, resource: { workspaceId } }
  })

/** A deleted post or file is no place any more. */
const notDeleted = (type: ScopeType) => (type === 'social_post' || type === 'media' ? { deleted_at: null } : {})

export const resourceIn = (workspaceId: string, { type, id }: Scope, brandId: string): Resource => (type === 'brand' ? { workspaceId, brandId: id } : { workspaceId, brandId, id })

/** Places of many scopes, one query for each kind. What is gone, or where they hold nothing, is not in it. */
export async function placesOf(scopes: readonly Scope[]): Promise<Map<string, Place & { name: string }>> {
  const { client, workspaceId } = tenant()
  const places = new Map<string, Place & { name: string }>()
  places.set(workspaceId, { scope: { type: 'workspace', id: workspaceId }, resource: { workspaceId }, name: '' })
  if (scopes.every(({ type }) => type === 'workspace')) return places
  const isOwn = await ownPlaces()
  for (const [type, table] of Object.entries(TABLES) as [ScopeType, string][]) {
    const ids = [...new Set(scopes.filter((scope) => scope.type === type).map(({ id }) => id))]
    if (!ids.length) continue
    const rows = await client.from(table).where({ workspace_id: workspaceId, ...notDeleted(type) }).whereIn('id', ids).select('id', type === 'brand' ? 'id as brand_id' : 'brand_id', type === 'social_post' ? client.raw('left(text, 60) as name') : `${NAMES[type]} as name`)
    for (const row of rows) {
      const resource = resourceIn(workspaceId, { type, id: row.id }, row.brand_id)
      if (isOwn(resource)) places.set(row.id, { scope: { type, id: row.id }, resource, name: row.name })
    }
  }
  return places
}

/** The column with what people call a row; a post is called by how it begins. */
const NAMES: Partial<Record<ScopeType, string>> = { brand: 'name', social_connection: 'handle', media: 'name' }
