import { createError, Exception } from '@adonisjs/core/exceptions'
import type { OnboardingProgressView, OnboardingStep } from '#services/profiles/shapes'

export const E_ONBOARDING_OVER = createError('This workspace is set up already. Change it on its pages.', 'E_ONBOARDING_OVER', 409)

/** A refusal that names the step it is about. */
class StepRefusal extends Exception {
  facts: { step: OnboardingStep }

  constructor(step: OnboardingStep, sentence: string) {
    super(sentence)
    this.facts = { step }
  }
}

/** The step is none of this profile type's. */
export const E_STEP_UNKNOWN = class extends StepRefusal {
  static status = 409
  static code = 'E_STEP_UNKNOWN'
}

/** An earlier step is still open; that one is named. */
export const E_STEP_ORDER = class extends StepRefusal {
  static status = 409
  static code = 'E_STEP_ORDER'
}

export const E_STEP_MANDATORY = class extends StepRefusal {
  static status = 409
  static code = 'E_STEP_MANDATORY'
}

/** Something stands between now and finishing. */
export const E_ONBOARDING_BLOCKED = class extends StepRefusal {
  static status = 409
  static code = 'E_ONBOARDING_BLOCKED'
}

/** Somebody, or another tab, saved in between. */
export const E_PROGRESS_CHANGED = class extends Exception {
  static status = 412
  static code = 'E_CONFLICT'
  facts: { current: OnboardingProgressView }

  constructor(current: OnboardingProgressView) {
    super('This was changed in another tab or on another device since you opened it.')
    this.facts = { current }
  }
}
