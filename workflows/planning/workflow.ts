import { proxyActivities } from '@temporalio/workflow'
import { CORE_QUEUE } from '../publishing/contract.ts'
import type { PlanningActivities } from './activities.ts'

/** Run by a Temporal Schedule: makes the posts of series that came within their horizon. May be done again: what is made is not made twice. */
export async function extendSeries(): Promise<number> {
  const core = proxyActivities<PlanningActivities>({ taskQueue: CORE_QUEUE, startToCloseTimeout: '15 minutes', retry: { maximumAttempts: 3 } })
  return core.extendSeries()
}
