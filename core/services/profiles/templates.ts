import type { AgencySections, AudienceSegment, BrandSections, ColourRoles, Contact, CreatorSections, FontRoles, Look } from './shapes.ts'

/** A list in a template: how one of its items looks while nobody filled it in. */
class Each {
  constructor(readonly item: unknown) {}
}
const each = <Item>(item?: { [Key in keyof Item]: unknown }) => new Each(item ?? null)

type Template<Sections> = { [Key in keyof Sections]: unknown }

const contact: Template<Contact> = { name: null, email: null, phone: null }
const colours: Template<ColourRoles> = { primary: null, secondary: null, accent: null, background: null, text: null }
const fonts: Template<FontRoles> = { heading: null, body: null }
const look: Template<Look> = { logoLightId: null, logoDarkId: null, markId: null, colours, fonts, imagery: null }
const segment: Template<AudienceSegment> = { name: null, ageFrom: null, ageTo: null, genders: each(), locations: each(), languages: each(), interests: each(), pains: each(), goals: each() }

/** Every field of every section, with what stands there before anybody gave anything. */
export const AGENCY_TEMPLATE: Template<AgencySections> = {
  company: { displayName: null, legalName: null, about: null, website: null, founded: null, teamSize: null, contact, regions: each(), languages: each() },
  services: each({ name: null, description: null }),
  expertise: { specialisms: each(), certifications: each({ name: null, issuer: null, year: null }) },
  caseStudies: each({ title: null, client: null, result: null, link: null, imageIds: each() }),
  branding: look,
  whiteLabel: { showOwnLogo: false, hideProductName: false, mailSenderName: null },
  billing: { name: null, email: null, address: null, taxId: null },
}

export const BRAND_TEMPLATE: Template<BrandSections> = {
  identity: { tagline: null, story: null, mission: null, industry: null, website: null, founded: null },
  look,
  audience: { segments: each(segment), personas: each({ name: null, role: null, story: null, segment: null }) },
  guidelines: {
    voice: each({ trait: null, doExample: null, dontExample: null }),
    bannedWords: each(),
    disclosures: each(),
    hashtags: each(),
    emoji: 'sparing',
    approval: 'none',
    competitors: each({ name: null, url: null }),
    links: each({ label: null, url: null }),
  },
}

export const CREATOR_TEMPLATE: Template<CreatorSections> = {
  about: { displayName: null, bio: null, pronouns: null, niches: each(), country: null, city: null, languages: each(), contact, portraitId: null },
  portfolio: each({ kind: null, title: null, brand: null, result: null, url: null, mediaId: null, publishedOn: null }),
  rates: each({ deliverable: null, platform: null, price: null, currency: null, unit: null, turnaroundDays: null, usageRights: null, notes: null }),
  availability: { state: 'open', from: null, notes: null },
  mediaKit: { headline: null, parts: each(), colours, fonts, numbers: each({ platform: null, label: null, value: null, asOf: null }) },
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value with every field of its template, and no other. */
export function filled(value: unknown, template: unknown): unknown {
  if (template instanceof Each) return Array.isArray(value) ? value.map((item) => filled(item, template.item)) : []
  if (!isRecord(template)) return value ?? template
  const given = isRecord(value) ? value : {}
  return Object.fromEntries(Object.entries(template).map(([key, part]) => [key, filled(given[key], part)]))
}
