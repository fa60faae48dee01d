import User from '#models/user'
import type { Resource } from '#services/access/permission_engine'
import { Rights } from '#services/access/rights'
import { readRulesOf } from '#services/access/rights_reader'
import { tenant } from '#services/tenancy/tenant_tx'
import { NAMES_MOST, PEOPLE_ASKED } from './limits.ts'
import { RIGHT_OF, routeOf, type Stage } from './stages.ts'

/** Whom a post goes to: the stages in their order, with some of those who could say it. A client may also have a link. */
export type ApprovalRoute = { stage: Stage; names: string[] }[]

/** Without the people named in `except`: nobody is asked about their own. */
export async function approvalRoute(place: Resource, except: readonly (string | null)[] = [], route?: readonly Stage[]): Promise<ApprovalRoute> {
  const wanted = route ?? (await routeOf(place.brandId!))
  if (!wanted.length) return []
  const { client, workspaceId } = tenant()
  // Who could help is named, though the asker may not see them in the list of members.
  const { rows }: { rows: { id: string }[] } = await client.rawQuery('select id from oldest_members(?) as id', [PEOPLE_ASKED])
  const people = rows.map(({ id }) => id).filter((id) => !except.includes(id))
  const rules = await readRulesOf(people)
  const now = Date.now()
  const able = wanted.map((stage) => people.filter((id) => new Rights(workspaceId, rules.get(id) ?? []).decide(RIGHT_OF[stage], place, now).allowed).slice(0, NAMES_MOST))
  const names = await namesOf(able.flat())
  return wanted.map((stage, index) => ({ stage, names: able[index].flatMap((id) => names.get(id) ?? []) }))
}

export async function namesOf(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))]
  const users = wanted.length ? await User.query({ client: tenant().client }).whereIn('id', wanted).select('id', 'fullName') : []
  return new Map(users.map(({ id, fullName }) => [id, fullName]))
}
