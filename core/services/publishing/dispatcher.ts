import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { Schedules } from '#services/temporal/schedules'
import type { PublishDelivery } from '#workflows/publishing/contract'
import { WorkflowStarter } from './workflow_starter.ts'
import { HORIZON_SECONDS } from './timing.ts'
import { Workers } from './workers.ts'

/** Rows per look. More than this due within the horizon come with the next look, seconds later. */
const BATCH = 2_000
/** Starts under way at once: enough to keep a local server busy, few enough not to flood it. */
const PARALLEL = 20

interface DueRow {
  delivery_id: string
  workspace_id: string
  adapter_id: string
  generation: number
}

/** What the watchdog found and mended. */
export interface Drift {
  /** Deliveries due soon or under way that had no running workflow. */
  restarted: number
  /** Deliveries looked at. */
  checked: number
}

/** Postgres holds the calendar; this starts workflows for what is due within the horizon. */
@inject()
export class Dispatcher {
  constructor(
    private schedules: Schedules,
    private starter: WorkflowStarter,
    private workers: Workers
  ) {}

  /** Starts what is due soon and was not started yet. Safe to run twice at once. */
  async dispatch(): Promise<number> {
    let started = 0
    for (;;) {
      const due = await this.#due(false)
      if (!due.length) return started
      started += await this.#start(due)
      if (due.length < BATCH) return started
    }
  }

  /** Starts every workflow that should run and does not: after Temporal lost its memory, or anything else drifted. */
  async rebuild(): Promise<Drift> {
    await this.schedules.ensure()
    const due = await this.#due(true)
    return { restarted: await this.#start(due), checked: due.length }
  }

  async #due(everything: boolean): Promise<DueRow[]> {
    const horizon = DateTime.utc().plus({ seconds: HORIZON_SECONDS }).toJSDate()
    const { rows } = await db.connection('app').rawQuery('select * from due_deliveries(?, ?, ?)', [horizon, everything ? BATCH * 50 : BATCH, everything])
    return rows
  }

  async #start(rows: DueRow[]): Promise<number> {
    let started = 0
    let refused: unknown
    for (let from = 0; from < rows.length; from += PARALLEL) {
      const batch = rows.slice(from, from + PARALLEL)
      const done = await Promise.allSettled(batch.map((row) => this.starter.start(inputOf(row))))
      const taken = batch.filter((_, index) => done[index].status === 'fulfilled').map((row) => row.delivery_id)
      if (taken.length) await db.connection('app').rawQuery('select mark_dispatched(?)', [taken])
      started += done.filter((result) => result.status === 'fulfilled' && result.value).length
      refused ??= done.find((result) => result.status === 'rejected')?.reason
      // All of them: Temporal is away. Some: those come again, and nobody behind them waits with them.
      if (refused && !taken.length) break
    }
    if (refused) throw refused
    return started
  }

  /** Tells workflows whose worker was killed, so that they read the row at once instead of waiting for time-outs. */
  async reportOrphans(): Promise<number> {
    const dead = await this.workers.dead()
    const orphans = await this.workers.orphans(dead)
    for (const orphan of orphans) await this.starter.orphan(orphan)
    await this.workers.forget(dead)
    return orphans.length
  }
}

const inputOf = (row: DueRow): PublishDelivery => ({
  workspaceId: row.workspace_id,
  deliveryId: row.delivery_id,
  generation: row.generation,
  adapterId: row.adapter_id,
})
