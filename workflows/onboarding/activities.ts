import { Context } from '@temporalio/activity'
import type { AccountImports } from '#services/onboarding/account_imports'
import type { Journey } from '#services/onboarding/journey'
import type { AccountToImport } from './contract.ts'

export interface OnboardingServices {
  journey: Journey
  imports: AccountImports
}

/** Runs on the core queue: from the database alone. */
export const onboardingActivities = ({ journey, imports }: OnboardingServices) => ({
  onboardingTurn: (workspaceId: string) => journey.turn(workspaceId),
  remindOfOnboarding: (workspaceId: string) => journey.remind(workspaceId),
  postponeImport: (account: AccountToImport) => imports.postpone(account),
})

/** Runs on the adapter's own queue: asks the platform about one account, and only reads. */
export const onboardingImportActivities = ({ imports }: OnboardingServices) => ({
  importAccount: (account: AccountToImport) => imports.run(account, { signal: Context.current().cancellationSignal }),
})

export type OnboardingActivities = ReturnType<typeof onboardingActivities>
export type OnboardingImportActivities = ReturnType<typeof onboardingImportActivities>
