import { ONBOARDING_STEPS, type OnboardingProgressView, type OnboardingStep } from '~/api/onboarding'

const ALL = new Set<string>(Object.values(ONBOARDING_STEPS).flat())
export const isStep = (name: string | null | undefined): name is OnboardingStep => ALL.has(name ?? '')

export const stepsOf = ({ steps }: OnboardingProgressView) => steps.map(({ key }) => key)

/** Steps that were dealt with, and the first that was not: nobody jumps over one. */
export function reachable({ steps }: OnboardingProgressView): OnboardingStep[] {
  const firstOpen = steps.findIndex(({ state }) => state === 'open')
  return steps.slice(0, firstOpen < 0 ? undefined : firstOpen + 1).map(({ key }) => key)
}

export function neighbours(view: OnboardingProgressView, step: OnboardingStep): { before: OnboardingStep | null; after: OnboardingStep | null } {
  const keys = stepsOf(view)
  const at = keys.indexOf(step)
  return { before: keys[at - 1] ?? null, after: at < 0 ? null : (keys[at + 1] ?? null) }
}

/** Which step to show: the wanted one if it may be shown, else where somebody was last. */
export function stepToShow(view: OnboardingProgressView, wanted: string | null | undefined): OnboardingStep {
  const open = reachable(view)
  if (isStep(wanted) && open.includes(wanted)) return wanted
  return open.includes(view.current) ? view.current : open.at(-1)!
}
