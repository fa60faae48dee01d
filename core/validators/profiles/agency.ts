import vine from '@vinejs/vine'
import { LONGEST, MOST } from '#services/profiles/limits'
import { TEAM_SIZES } from '#services/profiles/shapes'
import { contact, countries, email, files, flag, languages, look, page, required, tags, text, year } from './rules.ts'

/** Any of its sections; each replaces the stored one whole. */
export const agencyProfileValidator = vine.create({
  company: vine
    .object({
      displayName: text(LONGEST.name),
      legalName: text(LONGEST.name),
      about: text(LONGEST.story),
      website: page(),
      founded: year(),
      teamSize: vine.enum(TEAM_SIZES).nullable().optional(),
      contact: contact(),
      regions: countries(MOST.countries),
      languages: languages(MOST.tags),
    })
    .optional(),
  services: vine.array(vine.object({ name: required(LONGEST.name), description: text(LONGEST.note) })).maxLength(MOST.services).optional(),
  expertise: vine
    .object({
      specialisms: tags(MOST.tags),
      certifications: vine.array(vine.object({ name: required(LONGEST.name), issuer: text(LONGEST.name), year: year() })).maxLength(MOST.certifications).optional(),
    })
    .optional(),
  caseStudies: vine
    .array(vine.object({ title: required(LONGEST.line), client: text(LONGEST.name), result: text(LONGEST.story), link: page(), imageIds: files(MOST.caseStudyPictures) }))
    .maxLength(MOST.caseStudies)
    .optional(),
  branding: look(),
  whiteLabel: vine.object({ showOwnLogo: flag(), hideProductName: flag(), mailSenderName: text(LONGEST.name) }).optional(),
  billing: vine.object({ name: text(LONGEST.name), email: email(), address: text(LONGEST.address), taxId: text(LONGEST.tag) }).optional(),
})
