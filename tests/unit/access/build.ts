import type { Permission } from '#services/access/permissions'
import type { Rule } from '#services/access/rights'
import type { Scope } from '#services/access/scopes'

/** Short names make tables readable; nothing here is compared with a database. */
export const W = 'workspace-1'
export const NOW = 1_800_000_000_000

export const whole: Scope = { type: 'workspace', id: W }
export const brand = (id: string): Scope => ({ type: 'brand', id })
export const post = (id: string): Scope => ({ type: 'social_post', id })

let count = 0
const source = (kind: Rule['source']['kind'], extra = {}) => ({ kind, id: `${kind}-${++count}`, grantedBy: 'ada', grantedAt: '2026-05-04T10:00:00.000Z', ...extra })

export const role = (permissions: Permission[], scope: Scope, values: { rank?: number; expiresAt?: number | null; id?: string } = {}): Rule => ({
  effect: 'allow',
  permissions,
  scope,
  expiresAt: values.expiresAt ?? null,
  source: source('assignment', { roleId: values.id ?? 'editor', roleName: 'Editor', rank: values.rank ?? 50 }),
})

export const single = (effect: 'allow' | 'deny', permission: Permission, scope: Scope, expiresAt: number | null = null): Rule => ({ effect, permissions: [permission], scope, expiresAt, source: source('grant') })
