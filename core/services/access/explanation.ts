import { spoken } from '#services/language'
import { PERMISSIONS, type Permission } from './permissions.ts'
import { Rights, type Rule } from './rights.ts'
import type { Resource, ScopeType } from './scopes.ts'
import { roleNameIn } from './role_words.ts'
import { OWNER_RANK } from './system_roles.ts'

/** One step of the way from the workspace to the row that was asked about. */
export interface Step {
  type: ScopeType
  id: string
  name: string
}

/** An assignment or a grant, with the names of what it is about. */
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

export interface NearestRole {
  roleId: string
  roleName: string
  rank: number
  scopeType: ScopeType
  scopeId: string
  scopeName: string
  givenBy: string[]
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
  nearest: NearestRole | null
  /** Of a refusal: what would have allowed it, had it not ended. */
  ended: ExplainedRule | null
}

interface Candidate {
  rank: number
  permissions: readonly Permission[]
  scopeTypes: readonly ScopeType[]
}

/** The lowest role that would do, at the smallest place of the path where such a role can be given. */
export function nearestRole<R extends Candidate>(roles: readonly R[], permission: Permission, path: readonly Step[]): { role: R; step: Step } | null {
  const steps = PERMISSIONS[permission].on === 'workspace' ? path.slice(0, 1) : [...path].reverse()
  const holding = roles.filter((role) => role.permissions.includes(permission)).sort((one, other) => one.rank - other.rank)
  for (const step of steps) {
    const role = holding.find(({ scopeTypes }) => scopeTypes.includes(step.type))
    if (role) return { role, step }
  }
  return null
}

/** Whether somebody with these rights could give a role of this rank there: the hierarchy in short, for naming people. */
export function couldGive(rights: Rights, rank: number, step: Step, resource: Resource, now: number): boolean {
  const isWhole = step.type === 'workspace'
  const place = isWhole ? { workspaceId: rights.workspaceId } : resource
  const mayAssign = isWhole ? rights.reach('roles.assign', now).everywhere : rights.decide('roles.assign', place, now).allowed
  const own = rights.rank(now, place)
  return mayAssign && (own > rank || (own === OWNER_RANK && rank === OWNER_RANK))
}

/** The rule that would allow it, had none of their rules ended: the answer to "I could yesterday". */
export function endedRule({ rules, workspaceId }: Rights, permission: Permission, resource: Resource, now: number): Rule | null {
  const ended = new Set(rules.filter(({ expiresAt }) => expiresAt !== null && expiresAt <= now))
  const lasting = rules.map((rule) => (ended.has(rule) ? { ...rule, expiresAt: null } : rule))
  const { allowed, by } = new Rights(workspaceId, lasting).decide(permission, resource, now)
  return allowed ? (rules.find(({ source }) => source.id === by!.source.id) ?? null) : null
}

const say = (key: string, values: Record<string, string>) => spoken().t(`access.why.${key}`, values)

/** One sentence that says why, and for a refusal what would help. */
export function sentenceOf({ allowed, userName, permission, path, by, ended, nearest }: Omit<Explanation, 'sentence'>): string {
  if (by) return say(allowed ? 'allowed' : 'denied', { name: userName, holder: holder(by), permission, given: given(by) })
  return [
    say('missing', { name: userName, permission, place: path.at(-1)!.name }),
    ...(ended ? [say('ended', { holder: holder(ended), day: day(ended.expiresAt!) })] : []),
    ...(nearest ? [say(nearest.givenBy.length ? 'nearestBy' : 'nearest', { role: roleNameIn(nearest), place: nearest.scopeName, people: nearest.givenBy.join(', ') })] : []),
  ].join(' ')
}

/** All of it for a terminal, one fact a line. */
export function linesOf(explanation: Explanation): string[] {
  const { allowed, userName, permission, description, path, rule, by, ended, nearest } = explanation
  return [
    `${allowed ? 'allowed' : 'denied'}: ${userName}, ${permission} (${description})`,
    `scope: ${path.map(({ name }) => name).join(' › ')}`,
    `rule: ${rule}`,
    ...(by ? factsOf(by) : []),
    ...(ended ? ['ended:', ...factsOf(ended)] : []),
    ...(nearest ? [`nearest: role ${nearest.roleName} (${nearest.roleId}, rank ${nearest.rank}) on ${nearest.scopeType} ${nearest.scopeName}`, `given by: ${nearest.givenBy.join(', ') || 'nobody at present'}`] : []),
    explanation.sentence,
  ]
}

const factsOf = (by: ExplainedRule) => [
  ...(by.roleId ? [`role: ${by.roleName} (${by.roleId})`] : []),
  `${by.kind}: ${by.id} on ${by.scopeType} ${by.scopeName}`,
  `granted: ${by.grantedAt} by ${by.grantedByName ?? 'nobody who is known'}`,
  `expires: ${by.expiresAt ?? 'never'}`,
]

const day = (instant: string) => instant.slice(0, 10)
const holder = ({ kind, effect, roleId, roleName, scopeName }: ExplainedRule) => say(kind === 'assignment' ? 'role' : effect === 'deny' ? 'denial' : 'right', { role: roleNameIn({ roleId: roleId ?? '', roleName: roleName ?? '' }), place: scopeName })
const given = ({ grantedByName, grantedAt, expiresAt }: ExplainedRule) =>
  say(grantedByName ? 'givenBy' : 'given', { name: grantedByName ?? '', day: day(grantedAt) }) + (expiresAt ? say('until', { day: day(expiresAt) }) : '')
