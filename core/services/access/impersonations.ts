import { randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import { createError } from '@adonisjs/core/exceptions'
import { DateTime } from 'luxon'
import Impersonation from '#models/impersonation'
import { audit } from '#services/audit/audit'
import { after, cursorColumn, pageOf } from '#services/http/cursor'
import { spoken } from '#services/language'
import { tenant, tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { AccessChange } from './acting.ts'
import { E_HIERARCHY, E_NOT_ASSIGNABLE } from './errors.ts'
import { PermissionEngine } from './permission_engine.ts'
import type { Rights } from './rights.ts'
import { VisiblePeople } from './visible_people.ts'

/** Helping somebody is a matter of minutes. Whoever needs longer says again why. */
export const MINUTES_MOST = 60
export const MINUTES_USUAL = 30
/** Sessions that are shown per page when the caller does not say. */
const PAGE = 50

export const E_NO_IMPERSONATION = createError('There is no such session', 'E_NOT_FOUND', 404)

/** Why somebody no longer sees with another member's eyes. */
export type Over = 'ended' | 'expired' | 'left' | 'not_allowed' | 'elsewhere'

export interface ImpersonationView {
  id: string
  impersonatorId: string
  impersonatorName: string
  subjectId: string
  subjectName: string
  reason: string
  startedAt: string
  expiresAt: string
  endedAt: string | null
  isOver: boolean
}

/** Seeing a workspace as another member of it, with the rights that both have, for a while and to help them. */
@inject()
export class Impersonations {
  constructor(
    private engine: PermissionEngine,
    private change: AccessChange,
    private people: VisiblePeople
  ) {}

  /** Throws E_NO_PERSON for who cannot be seen, E_HIERARCHY for who is not below. Inside a tenant transaction. */
  async begin(actor: Actor, { userId, reason, minutes = MINUTES_USUAL }: { userId: string; reason: string; minutes?: number }): Promise<ImpersonationView> {
    const { rights, now } = await this.change.begin()
    await this.people.mustSee(actor, userId)
    if (userId === actor.userId) throw new E_NOT_ASSIGNABLE(['That is you already.'])
    const refusal = whyNot(rights[0], await this.engine.rightsOf(userId), now)
    if (refusal) throw new E_HIERARCHY([refusal])
    if ((await personOf(userId))?.disabled_at) throw new E_NOT_ASSIGNABLE(['This account is disabled.'])

    const startedAt = DateTime.utc()
    const expiresAt = startedAt.plus({ minutes })
    const { workspaceId } = tenant()
    const made = await Impersonation.create({ id: randomUUID(), workspaceId, impersonatorId: actor.userId!, subjectId: userId, reason, startedAt, expiresAt })
    await audit({
      action: 'impersonation.started',
      subject: { type: 'member', id: userId },
      after: { impersonationId: made.id, reason, expiresAt: expiresAt.toISO() },
      decision: rights[0].decide('members.impersonate', undefined, now),
    })
    return (await describe([made]))[0]
  }

  /** By the two whom it is about, and by whoever might begin one. To others it is not there. */
  async end(actor: Actor, id: string) {
    const found = await Impersonation.find(id)
    if (!found || !(await this.#mayEnd(actor, found))) throw new E_NO_IMPERSONATION()
    await this.#close(found, 'ended')
  }

  /** Newest first. */
  async list({ cursor, limit = PAGE }: { cursor?: string; limit?: number }) {
    const query = Impersonation.query().select('impersonations.*', cursorColumn(tenant().client, 'started_at')).orderBy('started_at', 'desc').orderBy('id', 'desc').limit(limit + 1)
    if (cursor) after(query, cursor, 'started_at')
    const { rows, nextCursor } = pageOf<Impersonation>(await query, limit)
    return { impersonations: await describe(rows), nextCursor }
  }

  /**
   * Asked with every request. What is over for any reason is closed with it, so that it does not come back to life
   * when a right is given again. `workspaceId` is where the person works now.
   */
  async check(real: Actor & { userId: string }, id: string, workspaceId: string): Promise<{ live: ImpersonationView } | { over: Over }> {
    return tenantTx(real, async () => {
      const found = await Impersonation.query().where({ id, impersonatorId: real.userId }).first()
      if (!found) return { over: 'left' }
      const over = await this.#whyOver(found, workspaceId)
      if (!over) return { live: (await describe([found]))[0] }
      if (over !== 'ended') await this.#close(found, over)
      return { over }
    })
  }

  async #whyOver(row: Impersonation, workspaceId: string): Promise<Over | null> {
    if (row.endedAt) return 'ended'
    if (row.expiresAt.toMillis() <= Date.now()) return 'expired'
    if (row.workspaceId !== workspaceId) return 'elsewhere'
    if ((await personOf(row.subjectId))?.disabled_at) return 'left'
    return whyNot(await this.engine.rightsOf(row.impersonatorId), await this.engine.rightsOf(row.subjectId), Date.now()) ? 'not_allowed' : null
  }

  async #mayEnd({ userId, impersonatorId, workspaceId }: Actor, row: Impersonation): Promise<boolean> {
    const real = impersonatorId ?? userId!
    if (real === row.impersonatorId || real === row.subjectId) return true
    return (await this.engine.can({ workspaceId, userId: real }, 'members.impersonate')).allowed
  }

  /** Once, whoever comes first. */
  async #close(row: Impersonation, why: Over) {
    const [count] = [await Impersonation.query().where('id', row.id).whereNull('endedAt').update({ endedAt: DateTime.utc() })].flat()
    if (Number(count)) await audit({ action: 'impersonation.ended', subject: { type: 'member', id: row.subjectId }, after: { impersonationId: row.id, why } })
  }
}

/** Only of people below oneself, in all that they are: nobody reaches through another's eyes what is above them. */
function whyNot(own: Rights, subject: Rights, now: number): string | null {
  if (!own.decide('members.impersonate', undefined, now).allowed) return spoken().t('access.refusals.noSeeingAs')
  return subject.rank(now) < own.rank(now, { workspaceId: own.workspaceId }) ? null : spoken().t('access.refusals.personNotBelow')
}

const personOf = (id: string) => tenant().client.from('users').where('id', id).select('full_name', 'disabled_at').first()

async function describe(rows: Impersonation[]): Promise<ImpersonationView[]> {
  const ids = [...new Set(rows.flatMap(({ impersonatorId, subjectId }) => [impersonatorId, subjectId]))]
  const people: { id: string; full_name: string }[] = ids.length ? await tenant().client.from('users').whereIn('id', ids).select('id', 'full_name') : []
  const names = new Map(people.map(({ id, full_name: name }) => [id, name]))
  return rows.map(({ id, impersonatorId, subjectId, reason, startedAt, expiresAt, endedAt }) => ({
    id,
    impersonatorId,
    impersonatorName: names.get(impersonatorId) ?? '',
    subjectId,
    subjectName: names.get(subjectId) ?? '',
    reason,
    startedAt: startedAt.toUTC().toISO()!,
    expiresAt: expiresAt.toUTC().toISO()!,
    endedAt: endedAt?.toUTC().toISO() ?? null,
    isOver: endedAt !== null || expiresAt.toMillis() <= Date.now(),
  }))
}
