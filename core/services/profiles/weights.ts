/** How much of a profile a field is, in percent. The weights of one profile add up to 100. */
export type Weights = Readonly<Record<string, number>>

/** What clients look at first weighs most. */
export const AGENCY_WEIGHTS: Weights = {
  'company.displayName': 10,
  'company.about': 12,
  'company.website': 6,
  'company.founded': 3,
  'company.teamSize': 4,
  'company.contact.email': 8,
  'company.regions': 5,
  'company.languages': 6,
  'services': 12,
  'expertise.specialisms': 6,
  'caseStudies': 8,
  'branding.logoLightId': 8,
  'branding.colours.primary': 6,
  'branding.fonts.heading': 3,
  'billing.email': 3,
}

/** What writing and drawing in the brand's manner needs weighs most. */
export const BRAND_WEIGHTS: Weights = {
  'identity.tagline': 6,
  'identity.story': 10,
  'identity.mission': 6,
  'identity.industry': 6,
  'identity.website': 6,
  'look.logoLightId': 10,
  'look.colours.primary': 8,
  'look.colours.accent': 4,
  'look.fonts.heading': 4,
  'look.imagery': 4,
  'audience.segments': 10,
  'audience.personas': 4,
  'guidelines.voice': 12,
  'guidelines.bannedWords': 3,
  'guidelines.hashtags': 3,
  'guidelines.links': 4,
}

/** What a media kit cannot do without weighs most. */
export const CREATOR_WEIGHTS: Weights = {
  'about.displayName': 8,
  'about.bio': 12,
  'about.portraitId': 8,
  'about.niches': 8,
  'about.country': 4,
  'about.languages': 6,
  'about.contact.email': 8,
  'portfolio': 18,
  'rates': 14,
  'mediaKit.headline': 5,
  'mediaKit.parts': 5,
  'mediaKit.colours.primary': 4,
}
