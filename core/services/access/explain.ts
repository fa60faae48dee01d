import { inject } from '@adonisjs/core'
import Brand from '#models/brand'
import { tenant } from '#services/tenancy/tenant_tx'
import { mustBeMember } from './acting.ts'
import { namesOf } from './assignment_view.ts'
import { E_NO_SCOPE } from './errors.ts'
import { PermissionEngine } from './permission_engine.ts'
import { PERMISSIONS, type Permission } from './permissions.ts'
import { placesOf } from './places.ts'
import { isWorkspaceItself, Rights, type Rule } from './rights.ts'
import { readRulesOf } from './rights_reader.ts'
import { Roles } from './roles.ts'
import type { Resource, Scope, ScopeType } from './scopes.ts'

/** One step of the way from the workspace to the row that was asked about. */
export interface Step {
  type: ScopeType
  id: string
  name: string
}

export interface ExplainedRule {
  kind: 'assignment' | 'grant'
  id: string
  effect: 'allow' | 'deny'
  roleId: string | null
  roleName: string | null
  scopeType: ScopeType
  scopeId: string
  scopeName: string
  grantedBy: string | null
  grantedByName: string | null
  grantedAt: string
  expiresAt: string | null
}

export interface Explanation {
  allowed: boolean
  userId: string
  userName: string
  permission: Permission
  description: string
  /** From the workspace down to what was asked about. */
  path: Step[]
  /** In words, as in the logs. */
  rule: string
  /** The assignment or grant that decided; null when nothing allows it. */
  by: ExplainedRule | null
  /** One sentence for people. */
  sentence: string
  /** Of a refusal: the least that would allow it, or null when a denial has to go first. */
  nearest: { roleId: string; roleName: string; rank: number; scopeType: ScopeType; scopeId: string; scopeName: string; givenBy: string[] } | null
}

/** People named as able to give the missing right. */
const GIVERS_MOST = 5
/** Members looked at to find them. The oldest are asked first: owners and admins are among them. */
const GIVERS_ASKED = 100

/** Why somebody may, or may not. Runs inside a tenant transaction. */
@inject()
export class Explain {
  constructor(
    private engine: PermissionEngine,
    private roles: Roles
  ) {}

  /** Throws E_NO_PERSON for who is no member, E_NO_SCOPE for what is not there. Without a scope: anywhere. */
  async explain(userId: string, permission: Permission, scope?: Scope): Promise<Explanation> {
    await mustBeMember(userId)
    const { workspaceId } = tenant()
    const { path, resource } = await this.#path(scope)
    const rights = await this.engine.rightsOf(userId)
    const decision = rights.decide(permission, resource, Date.now())
    const names = await namesOf([userId, decision.by?.source.grantedBy ?? null])
    const by = decision.by && (await this.#explained(decision.by, names))
    const nearest = decision.allowed || decision.by?.effect === 'deny' ? null : await this.#nearest(permission, path, resource ?? { workspaceId })
    const userName = names.get(userId) ?? ''
    const definition = PERMISSIONS[permission]
    const where = path.at(-1)!.name
    return { allowed: decision.allowed, userId, userName, permission, description: definition.description, path, rule: decision.rule, by, sentence: sentenceOf({ allowed: decision.allowed, userName, permission, where, by, nearest, isAnywhere: !scope }), nearest }
  }

  async #path(scope?: Scope): Promise<{ path: Step[]; resource: Resource | undefined }> {
    const { client, workspaceId } = tenant()
    const workspace = await client.from('workspaces').where('id', workspaceId).select('name').firstOrFail()
    const top: Step = { type: 'workspace', id: workspaceId, name: workspace.name }
    if (!scope || scope.type === 'workspace') {
      if (scope && scope.id !== workspaceId) throw new E_NO_SCOPE()
      return { path: [top], resource: scope && { workspaceId } }
    }
    const place = (await placesOf([scope])).get(scope.id)
    if (!place) throw new E_NO_SCOPE()
    const brand = await Brand.find(place.resource.brandId!)
    const steps: Step[] = [top, { type: 'brand', id: place.resource.brandId!, name: brand?.name ?? place.resource.brandId! }]
    if (scope.type !== 'brand') steps.push({ type: scope.type, id: scope.id, name: place.name || scope.id })
    return { path: steps, resource: place.resource }
  }

  async #explained(rule: Rule, names: Map<string, string>): Promise<ExplainedRule> {
    const { client, workspaceId } = tenant()
    const place = (await placesOf([rule.scope])).get(rule.scope.id)
    const workspace = rule.scope.type === 'workspace' ? await client.from('workspaces').where('id', workspaceId).select('name').first() : null
    return {
      kind: rule.source.kind,
      id: rule.source.id,
      effect: rule.effect,
      roleId: rule.source.roleId ?? null,
      roleName: rule.source.roleName ?? null,
      scopeType: rule.scope.type,
      scopeId: rule.scope.id,
      scopeName: workspace?.name ?? (place?.name || rule.scope.id),
      grantedBy: rule.source.grantedBy,
      grantedByName: rule.source.grantedBy && (names.get(rule.source.grantedBy) ?? null),
      grantedAt: rule.source.grantedAt,
      expiresAt: rule.expiresAt === null ? null : new Date(rule.expiresAt).toISOString(),
    }
  }

  /** The lowest role that would do, at the smallest place where it can be given, and who could give it. */
  async #nearest(permission: Permission, path: Step[], resource: Resource): Promise<Explanation['nearest']> {
    const { client, workspaceId } = tenant()
    const needsWorkspace = PERMISSIONS[permission].on === 'workspace' || isWorkspaceItself(resource)
    const steps = needsWorkspace ? path.slice(0, 1) : [...path].reverse()
    const holding = (await this.roles.list()).filter((role) => role.permissions.includes(permission)).sort((a, b) => a.rank - b.rank)
    for (const step of steps) {
      const role = holding.find((candidate) => candidate.scopeTypes.includes(step.type))
      if (!role) continue
      const people: { user_id: string }[] = await client.from('memberships').where('workspace_id', workspaceId).orderBy('created_at').limit(GIVERS_ASKED).select('user_id')
      const names = await namesOf(people.map(({ user_id: id }) => id))
      const rules = await readRulesOf([...names.keys()])
      const givenBy: string[] = []
      for (const { user_id: id } of people) {
        const rights = new Rights(workspaceId, rules.get(id) ?? [])
        const at = step.type === 'workspace' ? { workspaceId } : resource
        const reaches = step.type === 'workspace' ? rights.reach('roles.assign', Date.now()).everywhere : rights.decide('roles.assign', at, Date.now()).allowed
        if (reaches && rights.rank(Date.now(), at) > role.rank) givenBy.push(names.get(id) ?? id)
        if (givenBy.length >= GIVERS_MOST) break
      }
      return { roleId: role.id, roleName: role.name, rank: role.rank, scopeType: step.type, scopeId: step.id, scopeName: step.name, givenBy }
    }
    return null
  }
}

interface Facts {
  allowed: boolean
  userName: string
  permission: Permission
  where: string
  by: ExplainedRule | null
  nearest: Explanation['nearest']
  isAnywhere: boolean
}

function sentenceOf({ allowed, userName, permission, where, by, nearest, isAnywhere }: Facts): string {
  const place = isAnywhere ? 'anywhere' : `in ${where}`
  if (by) {
    const given = `${by.grantedByName ? `given by ${by.grantedByName} ` : 'given '}on ${by.grantedAt.slice(0, 10)}`
    const source = by.kind === 'assignment' ? `the role ${by.roleName} in ${by.scopeName}` : `a single ${by.effect === 'deny' ? 'denial' : 'right'} in ${by.scopeName}`
    const until = by.expiresAt ? `, until ${by.expiresAt.slice(0, 10)}` : ''
    return allowed ? `${userName} may: ${source} holds ${permission}, ${given}${until}.` : `${userName} may not: ${source} refuses ${permission}, ${given}${until}. It has to be taken away first.`
  }
  const help = nearest ? ` The role ${nearest.roleName} in ${nearest.scopeName} would allow it${nearest.givenBy.length ? `; ${nearest.givenBy.join(', ')} can give it` : ''}.` : ''
  return `${userName} may not: nothing they have holds ${permission} ${place}.${help}`
}
