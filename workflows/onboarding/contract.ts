/* The journey of a workspace from registering to its end, and what connected accounts bring along. Ids only. */

export interface OnboardingOf {
  workspaceId: string
}

export interface AccountToImport extends OnboardingOf {
  connectionId: string
  adapterId: string
}

/** One at a time for each workspace. */
export const onboardingId = ({ workspaceId }: OnboardingOf) => `onboarding:${workspaceId}`

export const ONBOARDING = 'onboarding'
/** The journey is over, or an account was connected: look again. */
export const ONBOARDING_CHANGED = 'onboardingChanged'

/** What comes next. Decided by core from the database; the workflow only orders it in time. */
export type OnboardingTurn =
  | { do: 'remind' }
  | { do: 'import'; accounts: AccountToImport[] }
  | { do: 'wait'; seconds: number }
  | { do: 'end' }
