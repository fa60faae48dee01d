import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import { DateTime } from 'luxon'
import type { PublishDelivery } from '#workflows/publishing/contract'
import { Fittings } from './fitting.ts'
import { HORIZON_SECONDS } from './timing.ts'
import { RUNNING, type DeliveryState } from './transitions.ts'
import { WorkflowStarter } from './workflow_starter.ts'

/** Rows per round. */
const BATCH = 200
/** Signals under way at once. */
const PARALLEL = 20

/** Hands what stands in the outbox to Temporal. A row goes only after Temporal has taken it. */
@inject()
export class OutboxRelay {
  constructor(
    private starter: WorkflowStarter,
    private fittings: Fittings
  ) {}

  /** Rows handed over. Throws when Temporal is away; the rows stay. */
  async relay(): Promise<number> {
    let handed = 0
    for (;;) {
      const { rows } = await db.connection('app').rawQuery('select * from pending_outbox(?)', [BATCH])
      let refused: unknown
      for (let from = 0; from < rows.length; from += PARALLEL) {
        const batch: OutboxRow[] = rows.slice(from, from + PARALLEL)
        const done = await Promise.allSettled(batch.map((row) => this.#hand(row)))
        const ids = batch.filter((_, index) => done[index].status === 'fulfilled').map((row) => row.outbox_id)
        if (ids.length) await db.connection('app').rawQuery('select clear_outbox(?)', [ids])
        handed += ids.length
        refused ??= done.find((result) => result.status === 'rejected')?.reason
        // All of them: Temporal is away. Some: those wait for the next round, and nobody behind them waits with them.
        if (refused && !ids.length) throw refused
      }
      if (refused) throw refused
      if (rows.length < BATCH) return handed
    }
  }

  async #hand(row: OutboxRow) {
    const input: PublishDelivery = { workspaceId: row.workspace_id, deliveryId: row.delivery_id, generation: row.generation, adapterId: row.adapter_id }
    const soon = row.publish_at !== null && row.publish_at.getTime() <= DateTime.utc().plus({ seconds: HORIZON_SECONDS }).toMillis()
    // Converting may take minutes: begun when the post is planned, it is over when its time comes.
    const runs = RUNNING.includes(row.state) || (row.state === 'scheduled' && (soon || (await this.fittings.areMissing(input))))
    if (runs) return this.starter.startOrWake(input)
    // Cancelled, edited back to draft, or moved far away: a running workflow must notice, a new one is not needed.
    await this.starter.wake(input)
    logger.debug({ delivery: row.delivery_id, state: row.state }, 'Woke a workflow')
  }
}

interface OutboxRow {
  outbox_id: number
  delivery_id: string
  workspace_id: string
  adapter_id: string
  generation: number
  state: DeliveryState
  publish_at: Date | null
}
