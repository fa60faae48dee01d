import { inject } from '@adonisjs/core'
import { tenant } from '#services/tenancy/tenant_tx'
import { mustBeMember } from './acting.ts'
import { namesOf } from './assignment_view.ts'
import { E_NO_SCOPE } from './errors.ts'
import { couldGive, endedRule, nearestRole, sentenceOf, type ExplainedRule, type Explanation, type NearestRole, type Step } from './explanation.ts'
import { PermissionEngine } from './permission_engine.ts'
import { PERMISSIONS, type Permission } from './permissions.ts'
import { placesOf } from './places.ts'
import { Rights, type Rule } from './rights.ts'
import { readRulesOf } from './rights_reader.ts'
import { Roles } from './roles.ts'
import type { Resource, Scope } from './scopes.ts'

export type { ExplainedRule, Explanation, Step } from './explanation.ts'

/** People named as able to give the missing right. */
const GIVERS_MOST = 5
/** Members looked at to find them. The oldest are asked first: owners and admins are among them. */
const GIVERS_ASKED = 100

/** Why somebody may, or may not. Runs inside a tenant transaction, and knows of no more than its wall shows. */
@inject()
export class Explain {
  constructor(
    private engine: PermissionEngine,
    private roles: Roles
  ) {}

  /** Throws E_NO_PERSON for who is no member, E_NO_SCOPE for what is not there. Without a scope: anywhere. */
  async explain(userId: string, permission: Permission, scope?: Scope): Promise<Explanation> {
    await mustBeMember(userId)
    const now = Date.now()
    const { path, resource } = await this.#path(scope)
    const rights = await this.engine.rightsOf(userId)
    const decision = rights.decide(permission, resource, now)
    const isMissing = !decision.allowed && !decision.by
    const ended = isMissing ? endedRule(rights, permission, resource, now) : null

    const names = await namesOf([userId, decision.by?.source.grantedBy ?? null, ended?.source.grantedBy ?? null])
    const explained = {
      allowed: decision.allowed,
      userId,
      userName: names.get(userId) ?? '',
      permission,
      description: PERMISSIONS[permission].description,
      path,
      rule: decision.rule,
      by: decision.by && (await this.#explained(decision.by, names, path[0])),
      nearest: isMissing ? await this.#nearest(permission, path, resource, now) : null,
      ended: ended && (await this.#explained(ended, names, path[0])),
    }
    return { ...explained, sentence: sentenceOf(explained) }
  }

  async #path(scope?: Scope): Promise<{ path: Step[]; resource: Resource }> {
    const { client, workspaceId } = tenant()
    const workspace = await client.from('workspaces').where('id', workspaceId).select('name').first()
    if (!workspace || (scope?.type === 'workspace' && scope.id !== workspaceId)) throw new E_NO_SCOPE()
    const top: Step = { type: 'workspace', id: workspaceId, name: workspace.name }
    if (!scope || scope.type === 'workspace') return { path: [top], resource: { workspaceId } }

    const place = (await placesOf([scope])).get(scope.id)
    if (!place) throw new E_NO_SCOPE()
    // Whoever holds a right on one row does not see its brand.
    const brandId = place.resource.brandId!
    const brand = (await placesOf([{ type: 'brand', id: brandId }])).get(brandId)
    const steps: Step[] = [top, { type: 'brand', id: brandId, name: brand?.name ?? brandId }]
    if (scope.type !== 'brand') steps.push({ type: scope.type, id: scope.id, name: place.name || scope.id })
    return { path: steps, resource: place.resource }
  }

  async #explained({ effect, scope, expiresAt, source }: Rule, names: Map<string, string>, workspace: Step): Promise<ExplainedRule> {
    const place = scope.type === 'workspace' ? workspace : (await placesOf([scope])).get(scope.id)
    return {
      kind: source.kind,
      id: source.id,
      effect,
      roleId: source.roleId ?? null,
      roleName: source.roleName ?? null,
      scopeType: scope.type,
      scopeId: scope.id,
      scopeName: place?.name || scope.id,
      grantedBy: source.grantedBy,
      grantedByName: source.grantedBy && (names.get(source.grantedBy) ?? null),
      grantedAt: source.grantedAt,
      expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(),
    }
  }

  /** The least that would allow it, and who could give that. */
  async #nearest(permission: Permission, path: Step[], resource: Resource, now: number): Promise<NearestRole | null> {
    const found = nearestRole(await this.roles.list(), permission, path)
    if (!found) return null
    const { role, step } = found
    const { client, workspaceId } = tenant()
    // Who could help is named, though the asker may not see them in the list of members.
    const { rows }: { rows: { id: string }[] } = await client.rawQuery('select id from oldest_members(?) as id', [GIVERS_ASKED])
    const people = rows.map(({ id }) => id)
    const rules = await readRulesOf(people)
    const givers = people.filter((id) => couldGive(new Rights(workspaceId, rules.get(id) ?? []), role.rank, step, resource, now)).slice(0, GIVERS_MOST)
    const names = await namesOf(givers)
    return { roleId: role.id, roleName: role.name, rank: role.rank, scopeType: step.type, scopeId: step.id, scopeName: step.name, givenBy: givers.map((id) => names.get(id) ?? id) }
  }
}
