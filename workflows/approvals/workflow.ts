import { proxyActivities } from '@temporalio/workflow'
import type { ApprovalActivities } from './activities.ts'
import { CORE_QUEUE } from '../publishing/contract.ts'

/** Run by a Temporal Schedule. May be run again: each request notes in its row whom it told. */
export async function chaseApprovals(): Promise<{ reminded: number; escalated: number }> {
  const core = proxyActivities<ApprovalActivities>({ taskQueue: CORE_QUEUE, startToCloseTimeout: '5 minutes', retry: { maximumAttempts: 3, initialInterval: '5 seconds' } })
  return core.chaseWaitingApprovals()
}
