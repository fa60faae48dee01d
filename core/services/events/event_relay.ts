import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import DomainEvent from '#models/domain_event'
import { NoticeMaker } from '#services/notices/notice_maker'
import { CallMaker } from '#services/webhooks/call_maker'
import { tenant, tenantTx } from '#services/tenancy/tenant_tx'

/** Events per round. One transaction holds those of one workspace. */
const BATCH = 200
/** Workspaces at once: the relay must leave connections to publishing. */
const PARALLEL = 3
/** After a failure; doubled each time up to the second. It is tried until it works: an event is never dropped. */
const RETRY_FIRST_SECONDS = 5
const RETRY_MOST_SECONDS = 60 * 60

/**
 * Makes notices and calls of events. Both are written with the mark that the event is done, in one transaction, and both
 * are unique for each event and receiver: a worker that dies in between leaves nothing, and two at once make each once.
 */
@inject()
export class EventRelay {
  constructor(
    private notices: NoticeMaker,
    private calls: CallMaker
  ) {}

  /** Answers how many events were handled. */
  async relay(): Promise<number> {
    let handled = 0
    for (;;) {
      const { rows }: { rows: { event: number; workspace_id: string }[] } = await db.connection('app').rawQuery('select event, workspace_id from open_domain_events(?)', [BATCH])
      const waiting = [...Map.groupBy(rows, (row) => row.workspace_id)].map(([workspaceId, some]) => ({ workspaceId, ids: some.map(({ event }) => event) }))
      let done = 0
      const work = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) done += await this.#handle(next.workspaceId, next.ids)
      }
      await Promise.all(Array.from({ length: PARALLEL }, work))
      handled += done
      // What another worker holds, or what failed, is not waited for here.
      if (rows.length < BATCH || !done) return handled
    }
  }

  /** All of a workspace together; when that fails, one by one, so that one bad event holds up no other. */
  async #handle(workspaceId: string, ids: number[]): Promise<number> {
    try {
      return await tenantTx({ workspaceId, userId: null }, () => this.#make(ids))
    } catch (error) {
      if (ids.length === 1) {
        logger.error({ event: ids[0], code: (error as any)?.code, kind: (error as Error)?.name }, 'Nothing could be made of an event')
        await tenantTx({ workspaceId, userId: null }, () => this.#later(ids[0]!))
        return 0
      }
      let done = 0
      for (const id of ids) done += await this.#handle(workspaceId, [id])
      return done
    }
  }

  async #make(ids: number[]): Promise<number> {
    const events = await DomainEvent.query().whereIn('id', ids).whereNull('handledAt').orderBy('id').forUpdate().skipLocked()
    if (!events.length) return 0
    await this.notices.make(events)
    await this.calls.make(events)
    const { client, workspaceId } = tenant()
    await client.from('domain_events').where('workspace_id', workspaceId).whereIn('id', events.map(({ id }) => Number(id))).update({ handled_at: new Date() })
    return events.length
  }

  async #later(id: number) {
    const { client, workspaceId } = tenant()
    await client.rawQuery(
      `update domain_events set tries = least(tries + 1, 100), not_before = now() + make_interval(secs => least(:most, :first * power(2, least(tries, 20))))
       where workspace_id = :workspaceId and id = :id`,
      { workspaceId, id, first: RETRY_FIRST_SECONDS, most: RETRY_MOST_SECONDS }
    )
  }
}
