import User from '#models/user'
import type { Resource } from '#services/access/permission_engine'
import { Rights } from '#services/access/rights'
import { readRulesOf } from '#services/access/rights_reader'
import { brandResource } from '#services/access/scopes'
import { tenant } from '#services/tenancy/tenant_tx'
import { NAMES_MOST, PEOPLE_ASKED } from './limits.ts'
import type { ApprovalRoute, Stage } from './shapes.ts'
import { RIGHT_OF, routesOf } from './stages.ts'

/** By brand, of those that want somebody's word. `except`: who asks, since nobody is asked about their own. */
export async function approvalRoutes(brands: { id: string; workspaceId: string }[], except: readonly (string | null)[]): Promise<Record<string, ApprovalRoute>> {
  const routes = [...(await routesOf(brands.map(({ id }) => id)))].filter(([, route]) => route.length > 0)
  if (!routes.length) return {}
  const people = await peopleWithRights(except)
  const [{ workspaceId }] = brands
  return Object.fromEntries(routes.map(([id, route]) => [id, people.route(brandResource({ workspaceId, id }), route)]))
}

/** Of one post, or any place. */
export const approvalRoute = async (place: Resource, except: readonly (string | null)[], route: readonly Stage[]): Promise<ApprovalRoute> => (route.length ? (await peopleWithRights(except)).route(place, route) : [])

async function peopleWithRights(except: readonly (string | null)[]) {
  const { client, workspaceId } = tenant()
  // Who could help is named, though the asker may not see them in the list of members.
  const { rows }: { rows: { id: string }[] } = await client.rawQuery('select id from oldest_members(?) as id', [PEOPLE_ASKED])
  const people = rows.map(({ id }) => id).filter((id) => !except.includes(id))
  const rules = await readRulesOf(people)
  const rights = new Map(people.map((id) => [id, new Rights(workspaceId, rules.get(id) ?? [])]))
  const names = await namesOf(people)
  const now = Date.now()
  const able = (place: Resource, stage: Stage) => people.filter((id) => rights.get(id)!.decide(RIGHT_OF[stage], place, now).allowed).slice(0, NAMES_MOST)
  return { route: (place: Resource, route: readonly Stage[]): ApprovalRoute => route.map((stage) => ({ stage, names: able(place, stage).flatMap((id) => names.get(id) ?? []) })) }
}

export async function namesOf(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))]
  const users = wanted.length ? await User.query({ client: tenant().client }).whereIn('id', wanted).select('id', 'fullName') : []
  return new Map(users.map(({ id, fullName }) => [id, fullName]))
}
