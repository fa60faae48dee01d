import { CancellationScope, condition, continueAsNew, defineSignal, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow'
import type { AdapterActivities, CoreActivities } from './activities.ts'
import { adapterQueue, CHANGED, CORE_QUEUE, WORKER_GONE, type PublishDelivery, type Turn } from './contract.ts'
import { once, patient } from '../shared/retries.ts'

export const deliveryChanged = defineSignal(CHANGED)
export const workerGone = defineSignal(WORKER_GONE)

/** Longer than the request's own deadline plus the saving of its result. */
const COMMIT_CEILING = '45 seconds'
/** A decision is a few queries; waiting for a locked row included. */
const DECISION_CEILING = '15 seconds'
/** A large upload; it heartbeats, so a lost worker is noticed long before. */
const STEP_CEILING = '20 minutes'
/** Several heartbeats of two seconds. */
const HEARTBEAT = '8 seconds'
/** Until a write is begun anew that failed before it was in the ledger. */
const BEGIN_AGAIN = '2 seconds'

/**
 * Takes one delivery to its end. What a turn is, core decides from the database; this only orders turns in time,
 * so a platform that changes never changes a workflow. It carries ids and nothing else.
 */
export async function publishDelivery(input: PublishDelivery): Promise<{ state: string }> {
  const core = proxyActivities<CoreActivities>({ taskQueue: CORE_QUEUE, startToCloseTimeout: DECISION_CEILING, ...patient })
  const queue = { taskQueue: adapterQueue(input.adapterId) }
  const steps = proxyActivities<AdapterActivities>({ ...queue, startToCloseTimeout: STEP_CEILING, heartbeatTimeout: HEARTBEAT, ...patient })
  const writes = proxyActivities<AdapterActivities>({ ...queue, startToCloseTimeout: COMMIT_CEILING, ...once })

  let changes = 0
  let gone = 0
  setHandler(deliveryChanged, () => void changes++)
  setHandler(workerGone, () => void gone++)

  /** The turn an activity answers; null when it ended without a verdict, or its worker is known to be gone. */
  const turnOf = async (work: () => Promise<Turn>): Promise<Turn | null> => {
    const seen = gone
    const scope = new CancellationScope()
    const reported = scope.run(work).then(
      (turn) => turn,
      () => null
    )
    const turn = await Promise.race([reported, condition(() => gone > seen).then(() => null)])
    // Nobody waits for the step of a lost worker; it must not be tried again beside its successor.
    if (!turn) scope.cancel()
    return turn
  }
  /** Changes known before the turn in hand was asked for: what comes while the row is read may not be in it yet. */
  let seen = 0
  const open = async (): Promise<Turn> => {
    seen = changes
    return (await turnOf(() => core.open(input))) ?? open()
  }

  let turn = await open()
  while (turn.do !== 'end' || changes > seen) {
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof publishDelivery>(input)
    if (turn.do === 'wait') await condition(() => changes > seen, turn.seconds * 1000)
    if (turn.do === 'wait' || turn.do === 'end') {
      turn = await open()
      continue
    }
    const { do: kind, effect } = { effect: 'none', ...turn }
    const step = () => (kind === 'look' ? steps.look(input) : effect === 'once' ? writes.commit(input) : steps.advance(input))
    const lost = gone
    seen = changes
    const answer = await turnOf(step)
    // Without a verdict the database is asked: it knows whether a write is in doubt.
    turn = answer ?? (await open())
    // A write that could not even be begun: at once again would be as fast as the server goes, for as long as it lasts.
    if (!answer && turn.do === 'step' && gone === lost) await condition(() => gone > lost, BEGIN_AGAIN)
  }
  return { state: turn.state }
}
