import { inject } from '@adonisjs/core'
import { tenant, tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { lockAccess } from './access_lock.ts'
import { namesOf } from './assignment_view.ts'
import { ALL_PERMISSIONS, type Permission } from './permissions.ts'
import { placesOf } from './places.ts'
import { Rights, type Reach } from './rights.ts'
import { readRulesOf } from './rights_reader.ts'
import type { Scope, ScopeType } from './scopes.ts'

/** One right that one person would gain or lose, where. */
export interface Difference {
  userId: string
  userName: string
  permission: Permission
  /** `except`: held in all of the workspace but not there. */
  scopeType: ScopeType
  scopeId: string
  /** What people call the place; null for the whole workspace. */
  scopeName: string | null
}

export interface Preview {
  gains: Difference[]
  losses: Difference[]
  /** People whose rights were compared. */
  people: number
}

/** People compared at most: a change for more is told by its role, not by names. */
const PEOPLE_MOST = 500

/** Carries the result out of a transaction that is rolled back. */
class NotKept extends Error {
  constructor(readonly result: Preview) {
    super('A preview keeps nothing')
  }
}

/**
 * "What would change?" It makes the change, by the same code and with the same checks, compares, and takes it back:
 * so it cannot say anything else than what happens then. Outside a tenant transaction; opens its own.
 */
@inject()
export class Previews {
  async of(actor: Actor, change: () => Promise<unknown>): Promise<Preview> {
    try {
      await tenantTx(actor, async () => {
        await lockAccess()
        const people = await this.#people()
        const before = await readRulesOf(people)
        await change()
        const after = await readRulesOf(people)
        throw new NotKept(await this.#compare(people, before, after))
      })
    } catch (error) {
      if (error instanceof NotKept) return error.result
      throw error
    }
    throw new Error('A preview was kept')
  }

  async #people(): Promise<string[]> {
    const { client, workspaceId } = tenant()
    const rows: { user_id: string }[] = await client.from('memberships').where('workspace_id', workspaceId).orderBy('created_at').limit(PEOPLE_MOST).select('user_id')
    return rows.map(({ user_id: userId }) => userId)
  }

  async #compare(people: string[], before: Awaited<ReturnType<typeof readRulesOf>>, after: typeof before): Promise<Preview> {
    const { workspaceId } = tenant()
    const now = Date.now()
    const differences: (Omit<Difference, 'userName' | 'scopeName'> & { isGain: boolean })[] = []
    for (const userId of people) {
      const [old, fresh] = [new Rights(workspaceId, before.get(userId) ?? []), new Rights(workspaceId, after.get(userId) ?? [])]
      for (const permission of ALL_PERMISSIONS) {
        for (const { scope, isGain } of differ(workspaceId, old.reach(permission, now), fresh.reach(permission, now))) {
          differences.push({ userId, permission, scopeType: scope.type, scopeId: scope.id, isGain })
        }
      }
    }
    const [names, places] = [await namesOf(differences.map(({ userId }) => userId)), await this.#places(differences.map(({ scopeId }) => scopeId))]
    const told = differences.map(({ isGain, ...rest }) => ({ isGain, difference: { ...rest, userName: names.get(rest.userId) ?? '', scopeType: places.get(rest.scopeId)?.scope.type ?? rest.scopeType, scopeName: places.get(rest.scopeId)?.name || null } }))
    const pick = (isGain: boolean) => told.filter((one) => one.isGain === isGain).map(({ difference }) => difference)
    return { gains: pick(true), losses: pick(false), people: people.length }
  }

  /** Of a row only the id is known here; it is looked for among all kinds. */
  #places(ids: string[]) {
    const kinds: ScopeType[] = ['brand', 'social_connection', 'social_post', 'media']
    return placesOf(ids.flatMap((id) => kinds.map((type): Scope => ({ type, id }))))
  }
}

/** Where one holds and the other does not. */
function differ(workspaceId: string, old: Reach, fresh: Reach): { scope: Scope; isGain: boolean }[] {
  if (old.everywhere !== fresh.everywhere) return [{ scope: { type: 'workspace', id: workspaceId }, isGain: fresh.everywhere }, ...lists(old, fresh, ['exceptBrands', 'exceptRows'])]
  // Who holds it everywhere loses nothing with a brand's role.
  return old.everywhere ? lists(old, fresh, ['exceptBrands', 'exceptRows']) : lists(old, fresh, ['brands', 'rows', 'exceptBrands', 'exceptRows'])
}

type ListName = 'brands' | 'rows' | 'exceptBrands' | 'exceptRows'

function lists(old: Reach, fresh: Reach, names: ListName[]): { scope: Scope; isGain: boolean }[] {
  return names.flatMap((name) => {
    const isExcept = name.startsWith('except')
    const type: ScopeType = name === 'brands' || name === 'exceptBrands' ? 'brand' : 'social_post'
    const scope = (id: string): Scope => ({ type, id })
    const added = fresh[name].filter((id) => !old[name].includes(id)).map((id) => ({ scope: scope(id), isGain: !isExcept }))
    const removed = old[name].filter((id) => !fresh[name].includes(id)).map((id) => ({ scope: scope(id), isGain: isExcept }))
    return [...added, ...removed]
  })
}
