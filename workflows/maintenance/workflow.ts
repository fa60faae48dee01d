import { proxyActivities } from '@temporalio/workflow'
import type { MaintenanceActivities } from './activities.ts'
import { CORE_QUEUE } from '../publishing/contract.ts'

/** Run by a Temporal Schedule: starts a workflow for every delivery that is due soon. */
export async function dispatchDue(): Promise<number> {
  const core = proxyActivities<MaintenanceActivities>({ taskQueue: CORE_QUEUE, startToCloseTimeout: '2 minutes', retry: { maximumAttempts: 3 } })
  return core.dispatchDue()
}

/** Once a day. Both may be done again: what is gone is not found. */
export async function tidyUp(): Promise<{ media: number; invitations: number }> {
  const core = proxyActivities<MaintenanceActivities>({ taskQueue: CORE_QUEUE, startToCloseTimeout: '1 hour', retry: { maximumAttempts: 3, initialInterval: '5 seconds' } })
  return { media: await core.purgeRemovedMedia(), invitations: await core.forgetOldInvitations() }
}
