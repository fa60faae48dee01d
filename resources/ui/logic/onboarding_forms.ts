import type { OnboardingStep, StepData } from '~/api/onboarding'
import { empty } from './empty_profiles'

/** What is known before anybody types. */
export interface KnownAlready {
  /** Of the brand that came with the workspace. */
  brandName: string
  personName: string
  timeZone: string
}

type Shape = Record<string, unknown>
export type StepForms = { [Step in OnboardingStep]: StepData[Step] }

/** Every field of every step, as it stands before it is filled in. */
export function emptyForms({ brandName, personName, timeZone }: KnownAlready): StepForms {
  return {
    profile_type: { profileType: '' as 'brand' },
    company_info: { ...empty.company(), displayName: brandName || null },
    branding: empty.look(),
    invite_team: { invitations: [] },
    // An agency's first brand is somebody else's: the name of the workspace would be the wrong guess.
    create_brand: { name: '', timeZone, tagline: null, industry: null, website: null, look: empty.look() },
    brand_identity: { name: brandName, identity: empty.identity(), look: empty.look() },
    target_audience: empty.audience(),
    brand_guidelines: empty.guidelines(),
    personal_info: { ...empty.about(), displayName: personName || null },
    portfolio: { items: [] },
    rate_card: { rates: [] },
    connect_socials: {},
  }
}

const isShape = (value: unknown): value is Shape => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A draft may hold less than its form, or another kind of value than belongs there; the form has every field of its own kind. */
export function completed<Form extends object>(draft: unknown, blankForm: Form): Form {
  if (!isShape(draft)) return copyOf(blankForm)
  const entries = Object.entries(blankForm).map(([key, blank]) => {
    const given = draft[key]
    if (given === undefined) return [key, copyOf(blank)]
    if (isShape(blank)) return [key, completed(given, blank)]
    if (Array.isArray(blank)) return [key, Array.isArray(given) ? copyOf(given) : []]
    return [key, copyOf(given)]
  })
  return Object.fromEntries(entries) as Form
}

/** Vue's proxies cannot be cloned. */
export const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** The same whatever the order of fields: the server may answer in another. */
export function fingerprint(value: unknown): string {
  return JSON.stringify(value, (_, part) => (isShape(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part))
}
