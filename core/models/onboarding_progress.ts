import { OnboardingProgressSchema } from '#database/schema'
import type { OnboardingStep } from '#services/profiles/shapes'
import { tenantModel } from '#services/tenancy/tenant_model'
import type { StepRecords } from '#services/onboarding/steps'

/** How far a workspace that a person registered is set up. One without a row has nothing to set up. */
export default class OnboardingProgress extends tenantModel(OnboardingProgressSchema) {
  static table = 'onboarding_progress'
  declare steps: StepRecords
  declare current: OnboardingStep
  declare leftBehind: string[]
}
