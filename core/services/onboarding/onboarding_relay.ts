import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client'
import { Temporal } from '#services/temporal/temporal'
import { ONBOARDING, ONBOARDING_CHANGED, onboardingId, type OnboardingOf } from '#workflows/onboarding/contract'
import { WORKFLOW_QUEUE } from '#workflows/publishing/contract'

/** Rows per round; the rest comes with the next. */
const BATCH = 200
/** Calls under way at once. */
const PARALLEL = 10
const FIRST = '00000000-0000-0000-0000-000000000000'

const options = (input: OnboardingOf) => ({ workflowId: onboardingId(input), taskQueue: WORKFLOW_QUEUE, args: [input] as [OnboardingOf], workflowTaskTimeout: '10 seconds' })

/** Tells Temporal of journeys. The table is what counts: while Temporal is away nothing is lost, and what it forgot is started again. */
@inject()
export class OnboardingRelay {
  constructor(private temporal: Temporal) {}

  /** Hands over what Temporal has not heard of yet. Throws while it is away; the rows stay. */
  async relay(): Promise<number> {
    const { rows }: { rows: { workspace_id: string; revision: number }[] } = await db.connection('app').rawQuery('select * from untold_onboardings(?)', [BATCH])
    const told: typeof rows = []
    try {
      for (const batch of inBatches(rows)) {
        await Promise.all(batch.map((row) => this.#wake({ workspaceId: row.workspace_id })))
        told.push(...batch)
      }
    } finally {
      if (told.length) await db.connection('app').rawQuery('select tell_onboardings(?::uuid[], ?::integer[])', [told.map((row) => row.workspace_id), told.map(({ revision }) => revision)])
    }
    return told.length
  }

  /** Starts every workflow that should run and does not. Answers how many. */
  async rebuild(): Promise<number> {
    let [started, after] = [0, FIRST]
    for (;;) {
      const { rows }: { rows: { workspace_id: string }[] } = await db.connection('app').rawQuery('select * from unfinished_onboardings(?::uuid, ?)', [after, BATCH])
      for (const batch of inBatches(rows)) started += (await Promise.all(batch.map((row) => this.#start({ workspaceId: row.workspace_id })))).filter(Boolean).length
      if (rows.length < BATCH) return started
      after = rows.at(-1)!.workspace_id
    }
  }

  async #wake(input: OnboardingOf) {
    await this.temporal.run((client) => client.workflow.signalWithStart(ONBOARDING, { ...options(input), signal: ONBOARDING_CHANGED, signalArgs: [] }))
  }

  async #start(input: OnboardingOf): Promise<boolean> {
    try {
      await this.temporal.run((client) => client.workflow.start(ONBOARDING, options(input)))
      return true
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return false
      throw error
    }
  }
}

function* inBatches<Row>(rows: Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += PARALLEL) yield rows.slice(from, from + PARALLEL)
}
