import { proxyActivities } from '@temporalio/workflow'
import type { NoticeActivities } from './activities.ts'
import { CORE_QUEUE } from '../publishing/contract.ts'

/** Run by a Temporal Schedule, often enough for every zone. May be run again: the row of the day decides who gets a mail. */
export async function sendDigests(): Promise<number> {
  const core = proxyActivities<NoticeActivities>({ taskQueue: CORE_QUEUE, startToCloseTimeout: '1 hour', retry: { maximumAttempts: 2, initialInterval: '5 seconds' } })
  return core.sendDueDigests()
}
