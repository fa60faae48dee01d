import type { AgencySections, AudienceSegment, BrandSections, ColourRoles, Contact, CreatorSections, FontRoles, Look, Rate } from '~/api/profiles'

const contact = (): Contact => ({ name: null, email: null, phone: null })
const colours = (): ColourRoles => ({ primary: null, secondary: null, accent: null, background: null, text: null })
const fonts = (): FontRoles => ({ heading: null, body: null })
const look = (): Look => ({ logoLightId: null, logoDarkId: null, markId: null, colours: colours(), fonts: fonts(), imagery: null })
const segment = (): AudienceSegment => ({ name: '', ageFrom: null, ageTo: null, genders: [], locations: [], languages: [], interests: [], pains: [], goals: [] })
/** Most people quote in one currency, so the next rate begins with that of the last. */
const rate = (currency = 'EUR'): Rate => ({ deliverable: '', platform: null, price: null, currency, unit: 'item', turnaroundDays: null, usageRights: null, notes: null })

/** Sections of which nothing is known yet; editors begin with these. */
export const empty = {
  segment,
  rate,
  look,
  company: (): AgencySections['company'] => ({ displayName: null, legalName: null, about: null, website: null, founded: null, teamSize: null, contact: contact(), regions: [], languages: [] }),
  identity: (): BrandSections['identity'] => ({ tagline: null, story: null, mission: null, industry: null, website: null, founded: null }),
  audience: (): BrandSections['audience'] => ({ segments: [], personas: [] }),
  guidelines: (): BrandSections['guidelines'] => ({ voice: [], bannedWords: [], disclosures: [], hashtags: [], emoji: 'sparing', approval: 'none', competitors: [], links: [] }),
  about: (): CreatorSections['about'] => ({ displayName: null, bio: null, pronouns: null, niches: [], country: null, city: null, languages: [], contact: contact(), portraitId: null }),
}
