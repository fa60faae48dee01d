import { inject } from '@adonisjs/core'
import { tenant, tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { lockAccess } from './access_lock.ts'
import { namesOf } from './assignment_view.ts'
import { differencesOf, scopesOf, type Change } from './differences.ts'
import type { Permission } from './permissions.ts'
import { placesOf } from './places.ts'
import type { Rule } from './rights.ts'
import { readRulesOf } from './rights_reader.ts'
import type { Scope, ScopeType } from './scopes.ts'

export interface PlaceName {
  scopeType: ScopeType
  scopeId: string
  /** What people call the place; null for the whole workspace. */
  scopeName: string | null
}

/** One right that one person would gain or lose, where. */
export interface Difference extends PlaceName {
  userId: string
  userName: string
  permission: Permission
  /** Of the whole workspace: brands in which nothing changes. */
  except: PlaceName[]
}

export interface Preview {
  gains: Difference[]
  losses: Difference[]
  /** People whose rights would change in any way. */
  people: number
}

/** Carries the result out of a transaction that is rolled back. */
class NotKept extends Error {
  constructor(readonly result: Preview) {
    super('A preview keeps nothing')
  }
}

/**
 * "What would change?" It makes the change, by the same code and with the same checks, compares, and takes it back:
 * so it cannot say anything else than what happens then. Needs a transaction of its own, or it would keep the change.
 */
@inject()
export class Previews {
  async of(actor: Actor, change: () => Promise<unknown>): Promise<Preview> {
    if (isInside()) throw new Error('A preview inside a transaction would be kept')
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
    const rows: { user_id: string }[] = await client.from('memberships').where('workspace_id', workspaceId).orderBy('created_at').orderBy('id').select('user_id')
    return rows.map(({ user_id: userId }) => userId)
  }

  /** One query for the names, and one for each kind of place, however many people it concerns. */
  async #compare(people: string[], before: Map<string, Rule[]>, after: Map<string, Rule[]>): Promise<Preview> {
    const { workspaceId } = tenant()
    const now = Date.now()
    const concerned = people.map((userId) => ({ userId, old: before.get(userId) ?? [], fresh: after.get(userId) ?? [] })).filter(({ old, fresh }) => JSON.stringify(old) !== JSON.stringify(fresh))
    const places = await placesOf(concerned.flatMap(({ old, fresh }) => scopesOf([...old, ...fresh])))
    const told = concerned.flatMap(({ userId, old, fresh }) => {
      const there = scopesOf([...old, ...fresh]).flatMap(({ id }) => places.get(id) ?? [])
      return differencesOf(workspaceId, old, fresh, there, now).map((found) => ({ userId, ...found }))
    })
    const names = await namesOf(told.map(({ userId }) => userId))
    const place = ({ type, id }: Scope): PlaceName => ({ scopeType: type, scopeId: id, scopeName: places.get(id)?.name || null })
    const difference = ({ userId, permission, scope, except }: Change & { userId: string }): Difference => ({ userId, userName: names.get(userId) ?? '', permission, ...place(scope), except: except.map(place) })
    const pick = (isGain: boolean) => told.filter((one) => one.isGain === isGain).map(difference)
    return { gains: pick(true), losses: pick(false), people: concerned.length }
  }
}

function isInside(): boolean {
  try {
    return Boolean(tenant())
  } catch {
    return false
  }
}
