import { inject } from '@adonisjs/core'
import { ScheduleNotFoundError, ScheduleOverlapPolicy } from '@temporalio/client'
import { DISPATCH_EVERY_SECONDS } from '#services/publishing/timing'
import { CHASE_APPROVALS, CHASE_SCHEDULE_ID } from '#workflows/approvals/contract'
import { CHECK_CHANNELS, CHECK_SCHEDULE_ID, COLLECT_METRICS, COLLECT_SCHEDULE_ID } from '#workflows/channels/contract'
import { TIDY_SCHEDULE_ID, TIDY_UP } from '#workflows/maintenance/contract'
import { DIGEST_SCHEDULE_ID, SEND_DIGESTS } from '#workflows/notices/contract'
import { EXTEND_SCHEDULE_ID, EXTEND_SERIES } from '#workflows/planning/contract'
import { DISPATCH_DUE, DISPATCH_SCHEDULE_ID, WORKFLOW_QUEUE } from '#workflows/publishing/contract'
import { Temporal } from './temporal.ts'

interface Planned {
  id: string
  workflow: string
  everySeconds: number
  /** Spread, so that installations that share a platform do not come at the same second. */
  jitterSeconds?: number
}

/** When a channel's turn is, is written in the database; these only look often enough to notice it. */
const PLANNED: Planned[] = [
  { id: DISPATCH_SCHEDULE_ID, workflow: DISPATCH_DUE, everySeconds: DISPATCH_EVERY_SECONDS },
  { id: COLLECT_SCHEDULE_ID, workflow: COLLECT_METRICS, everySeconds: 5 * 60, jitterSeconds: 60 },
  // An hour before its time somebody has to hear of it; a few minutes later is still in time.
  { id: CHASE_SCHEDULE_ID, workflow: CHASE_APPROVALS, everySeconds: 5 * 60 },
  { id: TIDY_SCHEDULE_ID, workflow: TIDY_UP, everySeconds: 24 * 60 * 60, jitterSeconds: 60 * 60 },
  // Zones differ by quarters of an hour; who is due is written in the database.
  { id: DIGEST_SCHEDULE_ID, workflow: SEND_DIGESTS, everySeconds: 15 * 60 },
  { id: EXTEND_SCHEDULE_ID, workflow: EXTEND_SERIES, everySeconds: 60 * 60, jitterSeconds: 5 * 60 },
  { id: CHECK_SCHEDULE_ID, workflow: CHECK_CHANNELS, everySeconds: 60 * 60, jitterSeconds: 10 * 60 },
]

/** The Temporal Schedules of this installation, made when they are missing. */
@inject()
export class Schedules {
  constructor(private temporal: Temporal) {}

  async ensure() {
    await this.temporal.run(async (client) => {
      for (const { id, workflow, everySeconds, jitterSeconds } of PLANNED) {
        try {
          await client.schedule.getHandle(id).describe()
        } catch (error) {
          if (!(error instanceof ScheduleNotFoundError)) throw error
          await client.schedule
            .create({
              scheduleId: id,
              spec: { intervals: [{ every: everySeconds * 1000 }], ...(jitterSeconds && { jitter: jitterSeconds * 1000 }) },
              policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
              action: { type: 'startWorkflow', workflowType: workflow, taskQueue: WORKFLOW_QUEUE, args: [], workflowId: id },
            })
            // Another worker may have made it in between.
            .catch((failure) => {
              if (!/already/i.test(String(failure?.name) + String(failure?.message))) throw failure
            })
        }
      }
    })
  }
}
