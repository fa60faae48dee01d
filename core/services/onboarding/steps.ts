import type { ProfileType } from '#services/access/profile_types'
import { ONBOARDING_STEPS, type OnboardingStep } from '#services/profiles/shapes'

/** How a step ended, if it did, and what was typed into it last. As it is stored. */
export interface StepRecord {
  state: 'open' | 'done' | 'skipped'
  draft: Record<string, unknown> | null
  savedAt: string | null
}
export type StepRecords = Partial<Record<OnboardingStep, StepRecord>>

/** What nobody can do without. A creator needs a channel: media kit and rates stand on its numbers. */
const MANDATORY: Record<ProfileType, ReadonlySet<OnboardingStep>> = {
  agency: new Set(['profile_type', 'company_info', 'create_brand']),
  brand: new Set(['profile_type', 'brand_identity']),
  creator: new Set(['profile_type', 'personal_info', 'connect_socials']),
}

/** In order. Before somebody has said what they are, there is this one question. */
export const stepsOf = (type: ProfileType | null): readonly OnboardingStep[] => (type ? ONBOARDING_STEPS[type] : ['profile_type'])

export const isMandatory = (type: ProfileType | null, step: OnboardingStep): boolean => !type || MANDATORY[type].has(step)

export const ALL_STEPS: readonly OnboardingStep[] = [...new Set(Object.values(ONBOARDING_STEPS).flat())]

export const recordOf = (records: StepRecords, step: OnboardingStep): StepRecord => records[step] ?? { state: 'open', draft: null, savedAt: null }

const isEnded = (records: StepRecords, step: OnboardingStep) => recordOf(records, step).state !== 'open'

/** The first step before this one that was neither finished nor skipped; null when it may be finished. */
export function comesFirst(type: ProfileType | null, records: StepRecords, step: OnboardingStep): OnboardingStep | null {
  const steps = stepsOf(type)
  return steps.slice(0, steps.indexOf(step)).find((earlier) => !isEnded(records, earlier)) ?? null
}

/** Null at the end. */
export function neighbour(type: ProfileType | null, step: OnboardingStep, by: 1 | -1): OnboardingStep | null {
  const steps = stepsOf(type)
  return steps[steps.indexOf(step) + by] ?? null
}

/** Mandatory steps that are still open. */
export const missingSteps = (type: ProfileType | null, records: StepRecords): OnboardingStep[] => stepsOf(type).filter((step) => isMandatory(type, step) && !isEnded(records, step))

/** Of the journey, not of the profile. */
export function percentOf(type: ProfileType | null, records: StepRecords): number {
  if (!type) return 0
  const steps = stepsOf(type)
  return Math.floor((100 * steps.filter((step) => isEnded(records, step)).length) / steps.length)
}

/** Where somebody stands who has never been further. */
export const firstOpen = (type: ProfileType | null, records: StepRecords): OnboardingStep => stepsOf(type).find((step) => !isEnded(records, step)) ?? stepsOf(type).at(-1)!
