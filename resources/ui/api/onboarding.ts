import { api } from './http'
import type { OnboardingChange, OnboardingProgressView } from '../../../core/services/profiles/shapes.ts'

export type { OnboardingChange, OnboardingProgressView, OnboardingStep, StepData, StepView } from '../../../core/services/profiles/shapes.ts'
export { ONBOARDING_STEPS } from '../../../core/services/profiles/shapes.ts'

export type ProfileType = NonNullable<OnboardingProgressView['profileType']>

const BASE = '/api/v1/onboarding'
type Answer = { data: OnboardingProgressView }

/** What became of one line of the team. */
export interface InvitedRow {
  email: string
  status: 'invited' | 'already_invited' | 'already_member' | 'barred'
}

/** A revision that is no longer the newest is a 412 with `current`. */
export const onboarding = {
  read: (signal?: AbortSignal) => api<Answer>('GET', `${BASE}/progress`, { signal }).then(({ data }) => data),
  change: (change: OnboardingChange, revision: number, isLeaving = false) => api<Answer & { invitations?: InvitedRow[] }>('PUT', `${BASE}/progress`, { body: change, ifMatch: revision, keepalive: isLeaving }),
  complete: (revision: number) => api<Answer>('POST', `${BASE}/complete`, { body: {}, ifMatch: revision }).then(({ data }) => data),
}
