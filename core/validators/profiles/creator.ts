import vine from '@vinejs/vine'
import { HIGHEST_PRICE, LONGEST, LONGEST_TURNAROUND_DAYS, MOST } from '#services/profiles/limits'
import { AVAILABILITIES, KIT_PARTS, PORTFOLIO_KINDS, RATE_UNITS } from '#services/profiles/shapes'
import { cursor, limit } from '#validators/paging'
import { adapterId, colours, contact, country, currency, day, file, fonts, languages, page, required, requiredDay, tags, text } from './rules.ts'

const item = () =>
  vine.object({
    kind: vine.enum(PORTFOLIO_KINDS),
    title: required(LONGEST.line),
    brand: text(LONGEST.name),
    result: text(LONGEST.note),
    url: page().requiredWhen('kind', '=', 'link'),
    mediaId: file().requiredWhen('kind', '=', 'media'),
    publishedOn: day(),
  })

const rate = () =>
  vine.object({
    deliverable: required(LONGEST.line),
    platform: adapterId(),
    price: vine.number({ strict: true }).withoutDecimals().range([0, HIGHEST_PRICE]).nullable().optional(),
    currency: currency(),
    unit: vine.enum(RATE_UNITS),
    turnaroundDays: vine.number({ strict: true }).withoutDecimals().range([0, LONGEST_TURNAROUND_DAYS]).nullable().optional(),
    usageRights: text(LONGEST.note),
    notes: text(LONGEST.note),
  })

const handMade = () => vine.object({ platform: adapterId(), label: required(LONGEST.name), value: required(LONGEST.phone), asOf: requiredDay() })

/** Any of its sections; each replaces the stored one whole. */
export const creatorProfileValidator = vine.create({
  about: vine
    .object({
      displayName: text(LONGEST.name),
      bio: text(LONGEST.story),
      pronouns: text(LONGEST.tag),
      niches: tags(MOST.tags),
      country: country(),
      city: text(LONGEST.name),
      languages: languages(MOST.tags),
      contact: contact(),
      portraitId: file(),
    })
    .optional(),
  portfolio: vine.array(item()).maxLength(MOST.portfolio).optional(),
  rates: vine.array(rate()).maxLength(MOST.rates).optional(),
  availability: vine.object({ state: vine.enum(AVAILABILITIES), from: day(), notes: text(LONGEST.note) }).optional(),
  mediaKit: vine
    .object({
      headline: text(LONGEST.line),
      parts: vine.array(vine.enum(KIT_PARTS)).maxLength(KIT_PARTS.length).distinct().optional(),
      colours: colours(),
      fonts: fonts(),
      numbers: vine.array(handMade()).maxLength(MOST.numbers).optional(),
    })
    .optional(),
})

const name = () => required(LONGEST.name)
const userId = () => vine.string().uuid().toLowerCase().nullable().optional()
const brandId = () => vine.string().uuid().toLowerCase().nullable().optional()

export const listCreatorsValidator = vine.create({ cursor: cursor(), limit: limit() })
export const createCreatorValidator = vine.create({ name: name(), userId: userId(), brandId: brandId() })
export const updateCreatorValidator = vine.create({ name: name().optional(), userId: userId(), brandId: brandId() })
