import type { FieldErrors } from '~/api/profiles'
import type { OnboardingStep } from '~/api/onboarding'

/** The section of a profile that a step's form is, as far as it is one: ids of its fields begin with it. */
export const SECTION_OF: Partial<Record<OnboardingStep, string>> = {
  company_info: 'company',
  branding: 'branding',
  target_audience: 'audience',
  brand_guidelines: 'guidelines',
  personal_info: 'about',
}
/** Lists stand in their form under another name than in the profile. */
const LISTS: Partial<Record<OnboardingStep, [form: string, section: string]>> = {
  portfolio: ['items', 'portfolio'],
  rate_card: ['rates', 'rates'],
}

/** A refusal names fields as they were sent or as the profile calls them; editors know only the latter. */
export function placedErrors(step: OnboardingStep, errors: FieldErrors): FieldErrors {
  const section = SECTION_OF[step]
  const list = LISTS[step]
  return Object.fromEntries(
    Object.entries(errors).map(([given, sentence]) => {
      const path = given.replace(/^data\./, '')
      if (list && (path === list[0] || path.startsWith(`${list[0]}.`))) return [list[1] + path.slice(list[0].length), sentence]
      if (section && path !== section && !path.startsWith(`${section}.`)) return [`${section}.${path}`, sentence]
      return [path, sentence]
    })
  )
}
