import { randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import { errors } from '@vinejs/vine'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import Brand from '#models/brand'
import Creator from '#models/creator'
import Membership from '#models/membership'
import User from '#models/user'
import { PermissionEngine } from '#services/access/permission_engine'
import { audit } from '#services/audit/audit'
import { after, cursorColumn, pageOf } from '#services/http/cursor'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { E_CREATOR_TAKEN, E_NO_CREATOR } from './errors.ts'

/** Creators per page when the caller does not say. */
const PAGE = 50
const UNIQUE_VIOLATION = '23505'

export interface CreatorFields {
  name?: string
  userId?: string | null
  brandId?: string | null
}

/** The creators of a workspace, as far as somebody may see them: all of them, or themselves. Runs inside a tenant transaction. */
@inject()
export class Creators {
  constructor(private engine: PermissionEngine) {}

  /** Newest first. */
  async list(actor: Actor, { cursor, limit = PAGE }: { cursor?: string; limit?: number }) {
    const visible = await this.#scope(actor)
    const query = visible(Creator.query()).preload('profile').select('creators.*', cursorColumn(tenant().client)).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit + 1)
    if (cursor) after(query, cursor)
    const { rows, nextCursor } = pageOf<Creator>(await query, limit)
    return { creators: rows, nextCursor }
  }

  /** Throws E_NO_CREATOR for one whom they do not see. */
  async find(actor: Actor, id: string): Promise<Creator> {
    const visible = await this.#scope(actor)
    const creator = await visible(Creator.query()).preload('profile').where('id', id).first()
    if (!creator) throw new E_NO_CREATOR()
    return creator
  }

  async create(actor: Actor, input: CreatorFields & { name: string }): Promise<Creator> {
    await this.#mustExist(actor, input)
    const creator = await free(() => Creator.create({ id: randomUUID(), workspaceId: actor.workspaceId, createdBy: actor.userId, userId: null, brandId: null, ...input }))
    await audit({ action: 'creator.created', subject: { type: 'creator', id: creator.id }, brandId: creator.brandId, after: facts(creator), decision: await this.engine.can(actor, 'creators.edit') })
    return creator
  }

  async update(actor: Actor, id: string, input: CreatorFields): Promise<Creator> {
    const creator = await this.find(actor, id)
    await this.#mustExist(actor, input)
    const before = facts(creator)
    await free(() => creator.merge(input).save())
    await audit({ action: 'creator.changed', subject: { type: 'creator', id }, brandId: creator.brandId, before, after: facts(creator) })
    return creator
  }

  /** With the profile and all that hangs on it. */
  async remove(actor: Actor, id: string): Promise<void> {
    const creator = await this.find(actor, id)
    await creator.delete()
    await audit({ action: 'creator.deleted', subject: { type: 'creator', id }, brandId: creator.brandId, before: facts(creator) })
  }

  /** The creator that the actor is, made when there is none, with the workspace's first brand as their own. For workspaces of the type creator. */
  async ensureOwn(actor: Actor): Promise<Creator> {
    const known = await this.own(actor)
    if (known) return known
    const user = await User.query().useTransaction(tenant().client).where('id', actor.userId!).firstOrFail()
    const brand = await Brand.query()
      .whereNotExists((query) => query.from('creators').whereColumn('creators.brand_id', 'brands.id').where('creators.workspace_id', actor.workspaceId))
      .orderBy('created_at')
      .orderBy('id')
      .first()
    const made = await tenant().client.table('creators').returning('id').insert({ id: randomUUID(), workspace_id: actor.workspaceId, name: user.fullName, user_id: actor.userId, brand_id: brand?.id ?? null, created_by: actor.userId }).knexQuery.onConflict().ignore()
    const creator = await this.own(actor)
    if (!creator) throw new E_CREATOR_TAKEN([brand?.name ?? 'The brand'])
    if (made.length) await audit({ action: 'creator.created', subject: { type: 'creator', id: creator.id }, brandId: creator.brandId, after: facts(creator) })
    return creator
  }

  /** The creator that the actor is, if any. */
  own({ userId }: Actor): Promise<Creator | null> {
    return userId ? Creator.query().where('user_id', userId).first() : Promise.resolve(null)
  }

  /** Everybody, with `creators.view`; others themselves. Whoever sees with another's eyes may only see what they might themselves. */
  async #scope(actor: Actor) {
    const { workspaceId, userId, impersonatorId } = actor
    const { allowed: everybody } = await this.engine.can(actor, 'creators.view')
    const { allowed: mayLook } = impersonatorId ? await this.engine.can({ workspaceId, userId: impersonatorId }, 'creators.view') : { allowed: true }
    return (query: ModelQueryBuilderContract<typeof Creator, Creator>) => {
      if (everybody) return query
      return userId && mayLook ? query.where('user_id', userId) : query.whereRaw('false')
    }
  }

  async #mustExist(actor: Actor, { userId, brandId }: CreatorFields) {
    const wrong: { field: string; rule: string; message: string }[] = []
    if (userId && !(await Membership.query().where('user_id', userId).first())) wrong.push({ field: 'userId', rule: 'exists', message: 'This person is not a member of the workspace' })
    if (brandId) {
      const narrow = await this.engine.scope(actor, 'brands.view')
      if (!(await narrow(Brand.query()).where('id', brandId).first())) wrong.push({ field: 'brandId', rule: 'exists', message: 'There is no such brand' })
    }
    if (wrong.length) throw new errors.E_VALIDATION_ERROR(wrong)
  }
}

/** The creator that somebody is. */
export const isOwn = ({ userId }: Actor, creator: Creator) => userId !== null && creator.userId === userId

const facts = ({ name, userId, brandId }: Creator) => ({ name, userId, brandId })

/** Runs a write that may meet another creator with the same person or brand. */
async function free<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error: any) {
    if (error.code !== UNIQUE_VIOLATION) throw error
    throw new E_CREATOR_TAKEN([String(error.constraint).includes('user') ? 'This person' : 'This brand'])
  }
}
