import { inject } from '@adonisjs/core'
import RoleAssignment from '#models/role_assignment'
import Workspace from '#models/workspace'
import { audit } from '#services/audit/audit'
import { spoken } from '#services/language'
import { tenant } from '#services/tenancy/tenant_tx'
import { AccessChange } from './acting.ts'
import { describeAssignments } from './assignment_view.ts'
import { E_NOT_ASSIGNABLE } from './errors.ts'
import { unfit } from './hierarchy.ts'
import { profileTypeOf, type ProfileType } from './profile_types.ts'
import { RoleBook, systemFacts } from './role_book.ts'
import { roleNameIn } from './role_words.ts'
import type { ScopeType } from './scopes.ts'
import { systemRole } from './system_roles.ts'

export interface WorkspaceSettings {
  id: string
  name: string
  timeZone: string
  profileType: ProfileType
  /** Days the audit is kept; null: for ever. */
  auditDays: number | null
  accessLogDays: number
}

export type SettingsChange = Partial<Omit<WorkspaceSettings, 'id'>>

/** People named in a refusal; more would not be read. */
const NAMED = 5

/** Runs inside a tenant transaction. */
@inject()
export class Settings {
  constructor(
    private change: AccessChange,
    private book: RoleBook
  ) {}

  async read(): Promise<WorkspaceSettings> {
    return view(await Workspace.findOrFail(tenant().workspaceId))
  }

  /** Another profile type has other roles: it is refused while somebody would lose theirs, with their names. */
  async update(input: SettingsChange): Promise<WorkspaceSettings> {
    await this.change.begin()
    const workspace = await Workspace.findOrFail(tenant().workspaceId)
    const before = view(workspace)
    if (input.profileType && input.profileType !== before.profileType) await this.#refuseLosses(input.profileType)
    await workspace.merge(input).save()
    const after = view(workspace)
    await audit({ action: 'workspace.changed', subject: { type: 'workspace', id: workspace.id }, before: { ...before }, after: { ...after } })
    await this.change.end()
    return after
  }

  async #refuseLosses(next: ProfileType) {
    const assignments = await RoleAssignment.query()
    const own = await this.book.several(assignments.flatMap(({ roleId }) => roleId ?? []))
    const lost = assignments.filter(({ roleId, roleKey, scopeType }) => {
      const system = roleKey ? systemRole(next, roleKey) : undefined
      const role = roleId ? own.get(roleId) : system && systemFacts(system)
      return !role || unfit(role, scopeType as ScopeType, next) !== null
    })
    if (!lost.length) return
    const named = (await describeAssignments(lost.slice(0, NAMED))).map((one) => `${one.userName} (${roleNameIn(one)})`)
    throw new E_NOT_ASSIGNABLE([spoken().t('access.refusals.rolesLost', { type: next, people: named.join(', '), more: lost.length - named.length })])
  }
}

const view = (workspace: Workspace): WorkspaceSettings => ({
  id: workspace.id,
  name: workspace.name,
  timeZone: workspace.timeZone,
  profileType: profileTypeOf(workspace.profileType),
  auditDays: workspace.auditDays,
  accessLogDays: workspace.accessLogDays ?? 90,
})
