import { Context } from '@temporalio/activity'
import type { Deliveries } from '#services/publishing/deliveries'
import type { PublishDelivery } from './contract.ts'

/** Steps that may be repeated report that they live, so that a killed worker is noticed within seconds. */
const HEARTBEAT_EVERY_MS = 2_000

/** Runs on the core queue: decides from the database, talks to no platform. */
export const coreActivities = (deliveries: Deliveries) => ({
  open: (input: PublishDelivery) => deliveries.open(input),
})

/** Runs on the adapter's own queue: each is at most one remote write. */
export const adapterActivities = (deliveries: Deliveries) => ({
  /** A step that may be repeated. */
  advance: (input: PublishDelivery) => beating((signal, onProgress) => deliveries.advance(input, { signal, onProgress })),

  /** A write that happens once. No heartbeat and nothing else in here: its end has one meaning only. */
  commit: (input: PublishDelivery) => deliveries.advance(input, { signal: Context.current().cancellationSignal }),

  /** Read-only. */
  look: (input: PublishDelivery) => beating((signal) => deliveries.look(input, { signal })),
})

async function beating<T>(work: (signal: AbortSignal, onProgress: (ratio: number) => void) => Promise<T>): Promise<T> {
  const context = Context.current()
  let progress = 0
  const timer = setInterval(() => context.heartbeat(progress), HEARTBEAT_EVERY_MS)
  try {
    return await work(context.cancellationSignal, (ratio) => {
      progress = ratio
      context.heartbeat(ratio)
    })
  } finally {
    clearInterval(timer)
  }
}

export type CoreActivities = ReturnType<typeof coreActivities>
export type AdapterActivities = ReturnType<typeof adapterActivities>
