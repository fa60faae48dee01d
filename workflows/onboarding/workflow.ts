import { condition, continueAsNew, defineSignal, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow'
import { adapterQueue, CORE_QUEUE } from '../publishing/contract.ts'
import { patient } from '../shared/retries.ts'
import type { OnboardingActivities, OnboardingImportActivities } from './activities.ts'
import { ONBOARDING_CHANGED, type AccountToImport, type OnboardingOf } from './contract.ts'

/** Longer than all calls and pictures of one account, with their time-outs. */
const IMPORT_CEILING = '5 minutes'
/** A queue that nobody serves for so long has no worker; the account's turn comes again. */
const NOBODY_THERE = '1 minute'

const changed = defineSignal(ONBOARDING_CHANGED)

/** Reminds, and reads what newly connected accounts bring along. All of its state is in the database: started anew, it goes on from there. */
export async function onboarding({ workspaceId }: OnboardingOf): Promise<void> {
  const core = proxyActivities<OnboardingActivities>({ taskQueue: CORE_QUEUE, startToCloseTimeout: '1 minute', ...patient })
  let isChanged = false
  setHandler(changed, () => {
    isChanged = true
  })

  const read = (account: AccountToImport) =>
    proxyActivities<OnboardingImportActivities>({ taskQueue: adapterQueue(account.adapterId), startToCloseTimeout: IMPORT_CEILING, scheduleToStartTimeout: NOBODY_THERE, retry: { maximumAttempts: 1 } })
      .importAccount(account)
      // Its worker is not there, or was killed over it.
      .catch(() => core.postponeImport(account))

  for (;;) {
    isChanged = false
    const turn = await core.onboardingTurn(workspaceId)
    if (turn.do === 'remind') await core.remindOfOnboarding(workspaceId)
    if (turn.do === 'import') await Promise.all(turn.accounts.map(read))
    if (turn.do === 'wait') await condition(() => isChanged, turn.seconds * 1000)
    if (turn.do === 'end' && !isChanged) return
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof onboarding>({ workspaceId })
  }
}
