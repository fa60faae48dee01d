import { tenant, type Tenant } from '#services/tenancy/tenant_tx'
import { Rights } from './rights.ts'
import { readRulesOf } from './rights_reader.ts'
import type { Resource } from './scopes.ts'

/** As it was when first asked: a change that takes a right away still names the place where that was. */
const asked = new WeakMap<Tenant, Rights[]>()

/**
 * Whether the acting person holds anything at all there. Elsewhere nothing is there for them, not even to be named. The
 * wall between brands says the same; this does not lean on it. Work that no person asked for sees every place.
 */
export async function ownPlaces(): Promise<(resource: Resource) => boolean> {
  const context = tenant()
  const rights = asked.get(context) ?? (await rightsOf(context))
  asked.set(context, rights)
  const now = Date.now()
  return (resource) => rights.every((one) => one.holdsAnythingOn(resource, now))
}

async function rightsOf({ workspaceId, userId, impersonatorId }: Tenant): Promise<Rights[]> {
  const people = [userId, impersonatorId].filter((id): id is string => Boolean(id))
  if (!people.length) return []
  const rules = await readRulesOf(people)
  return people.map((id) => new Rights(workspaceId, rules.get(id) ?? []))
}
