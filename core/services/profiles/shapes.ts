/**
 * What profiles hold, as it is stored and as it travels. Texts are plain text. Colours are `#rrggbb` in lower case,
 * languages BCP 47 tags, countries ISO 3166-1 alpha-2, money integer minor units beside an ISO 4217 currency, days
 * `YYYY-MM-DD`, media the ids of this workspace's library. Lists keep their order. A value nobody gave is null.
 */

export type Contact = {
  name: string | null
  email: string | null
  phone: string | null
}

/** What each colour is for. */
export type ColourRoles = {
  primary: string | null
  secondary: string | null
  accent: string | null
  background: string | null
  text: string | null
}

export type FontRoles = {
  /** Ids of bundled fonts (`fonts.ts`). */
  heading: string | null
  body: string | null
}

export type Look = {
  /** For light and for dark ground, and the small square one. */
  logoLightId: string | null
  logoDarkId: string | null
  markId: string | null
  colours: ColourRoles
  fonts: FontRoles
  /** How pictures should look, in words. */
  imagery: string | null
}

export type NamedLink = {
  label: string
  url: string
}

export const TEAM_SIZES = ['1', '2-10', '11-50', '51-200', '201-500', '501+'] as const
export type TeamSize = (typeof TEAM_SIZES)[number]

export type AgencySections = {
  company: {
    displayName: string | null
    legalName: string | null
    about: string | null
    website: string | null
    /** A year. */
    founded: number | null
    teamSize: TeamSize | null
    contact: Contact
    /** Countries it works in. */
    regions: string[]
    languages: string[]
  }
  services: { name: string; description: string | null }[]
  expertise: { specialisms: string[]; certifications: { name: string; issuer: string | null; year: number | null }[] }
  caseStudies: { title: string; client: string | null; result: string | null; link: string | null; imageIds: string[] }[]
  branding: Look
  whiteLabel: { showOwnLogo: boolean; hideProductName: boolean; mailSenderName: string | null }
  billing: { name: string | null; email: string | null; address: string | null; taxId: string | null }
}

export type AudienceSegment = {
  name: string
  ageFrom: number | null
  ageTo: number | null
  /** Free words: people describe themselves. */
  genders: string[]
  locations: string[]
  languages: string[]
  interests: string[]
  pains: string[]
  goals: string[]
}

export type Persona = {
  name: string
  role: string | null
  story: string | null
  /** Name of a segment. */
  segment: string | null
}

export type VoiceTrait = {
  trait: string
  /** An example of how it sounds, and of how it does not. */
  doExample: string | null
  dontExample: string | null
}

export const EMOJI_POLICIES = ['none', 'sparing', 'free'] as const
export type EmojiPolicy = (typeof EMOJI_POLICIES)[number]
export const APPROVAL_POLICIES = ['none', 'internal', 'internal_and_client'] as const
export type ApprovalPolicy = (typeof APPROVAL_POLICIES)[number]

export type BrandSections = {
  identity: { tagline: string | null; story: string | null; mission: string | null; industry: string | null; website: string | null; founded: number | null }
  look: Look
  audience: { segments: AudienceSegment[]; personas: Persona[] }
  guidelines: {
    voice: VoiceTrait[]
    bannedWords: string[]
    /** Words that have to stand in a post, such as "advertisement". */
    disclosures: string[]
    /** With their `#`. */
    hashtags: string[]
    emoji: EmojiPolicy
    approval: ApprovalPolicy
    competitors: { name: string; url: string | null }[]
    links: NamedLink[]
  }
}

export const PORTFOLIO_KINDS = ['link', 'media', 'post'] as const
export type PortfolioItem = {
  kind: (typeof PORTFOLIO_KINDS)[number]
  title: string
  /** Whom it was made for. */
  brand: string | null
  result: string | null
  /** Of a link, or where an imported post stands. */
  url: string | null
  /** The upload itself, or the picture kept of a link or a post. */
  mediaId: string | null
  /** When it was published, as far as known. */
  publishedOn: string | null
}

export const RATE_UNITS = ['item', 'hour', 'day', 'month', 'campaign'] as const
export type Rate = {
  deliverable: string
  /** Id of an adapter, or null for any channel. */
  platform: string | null
  /** Minor units; null says "on request". */
  price: number | null
  currency: string
  unit: (typeof RATE_UNITS)[number]
  turnaroundDays: number | null
  usageRights: string | null
  notes: string | null
}

export const AVAILABILITIES = ['open', 'limited', 'closed'] as const

/** A number typed by hand where no channel gives it; shown as such. */
export type HandMadeNumber = {
  platform: string | null
  label: string
  value: string
  asOf: string
}

export const KIT_PARTS = ['numbers', 'portfolio', 'rates', 'availability', 'contact'] as const
export type KitPart = (typeof KIT_PARTS)[number]

export type CreatorSections = {
  about: {
    displayName: string | null
    bio: string | null
    pronouns: string | null
    niches: string[]
    country: string | null
    city: string | null
    languages: string[]
    contact: Contact
    portraitId: string | null
  }
  portfolio: PortfolioItem[]
  rates: Rate[]
  availability: { state: (typeof AVAILABILITIES)[number]; from: string | null; notes: string | null }
  /** The page for others: its headline, look, what it shows, and numbers no channel gives. */
  mediaKit: { headline: string | null; parts: KitPart[]; colours: ColourRoles; fonts: FontRoles; numbers: HandMadeNumber[] }
}

/** How far a profile is: percent by declared weights, and what is missing. */
export type Completion = {
  percent: number
  missing: MissingField[]
}

export type MissingField = {
  /** Such as `company.about`. */
  path: string
  /** Ready for people. */
  label: string
  weight: number
  /** The page and the field on it, such as `/agency#company.about`. */
  link: string
}

/** As endpoints answer; `revision` is also the ETag (`"7"`). */
export type Profile<Sections> = {
  /** Of the workspace (agency), the brand, or the creator. */
  id: string
  name: string
  revision: number
  sections: Sections
  completion: Completion
  updatedAt: string | null
}

export const ONBOARDING_STEPS = {
  agency: ['profile_type', 'company_info', 'branding', 'invite_team', 'create_brand', 'connect_socials'],
  brand: ['profile_type', 'brand_identity', 'target_audience', 'brand_guidelines', 'connect_socials'],
  creator: ['profile_type', 'personal_info', 'portfolio', 'rate_card', 'connect_socials'],
} as const
export type OnboardingStep = (typeof ONBOARDING_STEPS)[keyof typeof ONBOARDING_STEPS][number]

/** What a step's form holds. Drafts may hold less, and values that are not valid yet. */
export type StepData = {
  profile_type: { profileType: 'agency' | 'brand' | 'creator' }
  company_info: AgencySections['company']
  branding: AgencySections['branding']
  /** Sent when the step is finished. */
  invite_team: { invitations: { email: string; roleId: string; brandId: string | null }[] }
  create_brand: { name: string; timeZone: string; tagline: string | null; industry: string | null; website: string | null; look: Look }
  brand_identity: { name: string; identity: BrandSections['identity']; look: Look }
  target_audience: BrandSections['audience']
  brand_guidelines: BrandSections['guidelines']
  personal_info: CreatorSections['about']
  portfolio: { items: PortfolioItem[] }
  rate_card: { rates: Rate[] }
  /** Nothing is typed here: the connections count. */
  connect_socials: Record<string, never>
}

/** What travels as it is. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

export type StepView = {
  key: OnboardingStep
  state: 'open' | 'done' | 'skipped'
  isMandatory: boolean
  /** What was typed last, valid or not; null when nothing was. */
  draft: Record<string, Json> | null
  savedAt: string | null
}

/** `GET /api/v1/onboarding/progress`; `revision` is also the ETag. */
export type OnboardingProgressView = {
  profileType: 'agency' | 'brand' | 'creator' | null
  current: OnboardingStep
  steps: StepView[]
  percent: number
  /** Of the whole profile, for the banner. */
  completion: Completion
  revision: number
  completedAt: string | null
  /** What stands between now and finishing, such as a creator without a channel. */
  blockers: { step: OnboardingStep; sentence: string }[]
  /** After the profile type was changed: what did not fit any more. */
  leftBehind: string[]
  /** Whose profiles the steps write. */
  brandId: string | null
  creatorId: string | null
}

/** `PUT /api/v1/onboarding/progress`, with `If-Match`. */
export type OnboardingChange = {
  step: OnboardingStep
  /** `save` keeps a draft as it is; `next` checks it, writes the profile and goes on; `skip` and `back` need no data. */
  action: 'save' | 'next' | 'skip' | 'back'
  data?: Record<string, unknown>
}
