import { CancellationScope, condition, continueAsNew, defineSignal, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow'
import type { AdapterActivities, CoreActivities } from './activities.ts'
import { adapterQueue, CHANGED, CORE_QUEUE, ORPHANED, type PublishDelivery, type Turn } from './contract.ts'
import { once, patient } from '../shared/retries.ts'

export const deliveryChanged = defineSignal(CHANGED)
export const attemptOrphaned = defineSignal<[attempt: number]>(ORPHANED)

/** Longer than the request's own deadline plus the saving of its result. */
const COMMIT_CEILING = '45 seconds'
/** A large upload; it heartbeats, so a lost worker is noticed long before. */
const STEP_CEILING = '20 minutes'
/** Several heartbeats of two seconds. */
const HEARTBEAT = '8 seconds'

/**
 * Takes one delivery to its end. What a turn is, core decides from the database; this only orders turns in time,
 * so a platform that changes never changes a workflow. It carries ids and nothing else.
 */
export async function publishDelivery(input: PublishDelivery): Promise<{ state: string }> {
  const core = proxyActivities<CoreActivities>({ taskQueue: CORE_QUEUE, startToCloseTimeout: '30 seconds', ...patient })
  const queue = { taskQueue: adapterQueue(input.adapterId) }
  const steps = proxyActivities<AdapterActivities>({ ...queue, startToCloseTimeout: STEP_CEILING, heartbeatTimeout: HEARTBEAT, ...patient })
  const writes = proxyActivities<AdapterActivities>({ ...queue, startToCloseTimeout: COMMIT_CEILING, ...once })

  let changes = 0
  let lost = 0
  setHandler(deliveryChanged, () => void changes++)
  setHandler(attemptOrphaned, (attempt) => void (lost = Math.max(lost, attempt)))

  let turn: Turn = await core.open(input)
  while (turn.do !== 'end') {
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof publishDelivery>(input)
    const seen = changes

    if (turn.do === 'wait') {
      await condition(() => changes > seen, turn.seconds * 1000)
      turn = await core.open(input)
      continue
    }
    const { attempt } = turn
    const work = () => (turn.do === 'look' ? steps.look(input) : (turn as { effect: string }).effect === 'once' ? writes.commit(input) : steps.advance(input))
    turn = await endOf(work, () => lost >= attempt, () => core.open(input))
  }
  return { state: turn.state }
}

/**
 * The turn after a step. A step whose worker is known to be gone is not waited for, and one that ended without a
 * verdict (time-out, lost worker) is asked of the database: it knows whether a write is in doubt.
 */
async function endOf(work: () => Promise<Turn>, isLost: () => boolean, open: () => Promise<Turn>): Promise<Turn> {
  const scope = new CancellationScope()
  const reported = scope.run(work).then(
    (turn) => turn,
    () => null
  )
  const turn = await Promise.race([reported, condition(isLost).then(() => null)])
  // Nobody waits for the step of a lost worker; it must not be tried again beside its successor.
  if (!turn) scope.cancel()
  return turn ?? open()
}
