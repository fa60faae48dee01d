import { ALL_PERMISSIONS, definitionOf, type Permission } from './permissions.ts'
import type { Place } from './hierarchy.ts'
import { Rights, type Rule } from './rights.ts'
import type { Scope } from './scopes.ts'

/** One right gained or lost at one place. */
export interface Change {
  permission: Permission
  isGain: boolean
  scope: Scope
  /** Of a change in the whole workspace: places where it makes no difference. */
  except: Scope[]
}

/** The scopes that rules name below the workspace: where a change of them can show. */
export function scopesOf(rules: readonly Rule[]): Scope[] {
  const named = rules.map(({ scope }) => scope).filter(({ type }) => type !== 'workspace')
  return [...new Map(named.map((scope) => [scope.id, scope])).values()]
}

/**
 * What one person gains and loses from one set of rules to another, told at the largest place where it is true.
 * `places` are those of `scopesOf` both; what is not among them is gone, or not the asker's to see.
 */
export function differencesOf(workspaceId: string, before: readonly Rule[], after: readonly Rule[], places: readonly Place[], now: number): Change[] {
  const [old, fresh] = [new Rights(workspaceId, before), new Rights(workspaceId, after)]
  return ALL_PERMISSIONS.flatMap((permission) => {
    const [was, is] = [old.reach(permission, now).everywhere, fresh.reach(permission, now).everywhere]
    if (definitionOf(permission).on === 'workspace') return was === is ? [] : [{ permission, isGain: is, scope: { type: 'workspace' as const, id: workspaceId }, except: [] }]

    const seen = places.map(({ scope, resource }) => ({ scope, resource, was: old.decide(permission, resource, now).allowed, is: fresh.decide(permission, resource, now).allowed }))
    // A row says nothing new where its brand has said it.
    const isCovered = (brandId: string, isGain: boolean) => seen.some((one) => one.scope.type === 'brand' && one.scope.id === brandId && one.was !== one.is && one.is === isGain)
    const single = seen
      .filter((one) => one.was !== one.is && !(was !== is && one.is === is) && !(one.scope.type !== 'brand' && isCovered(one.resource.brandId!, one.is)))
      .map(({ scope, is: isGain }): Change => ({ permission, isGain, scope, except: [] }))
    if (was === is) return single
    const except = seen.filter((one) => one.was === one.is && one.scope.type === 'brand').map(({ scope }) => scope)
    return [{ permission, isGain: is, scope: { type: 'workspace', id: workspaceId }, except }, ...single]
  })
}
