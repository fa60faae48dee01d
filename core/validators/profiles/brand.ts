import vine from '@vinejs/vine'
import { LONGEST, MOST, OLDEST_AGE } from '#services/profiles/limits'
import { APPROVAL_POLICIES, EMOJI_POLICIES } from '#services/profiles/shapes'
import { languages, lines, look, page, required, requiredPage, tags, text, year } from './rules.ts'

const age = () => vine.number({ strict: true }).withoutDecimals().range([0, OLDEST_AGE])

/** A range that ends before it begins is nobody. */
const notBelow = vine.createRule((value: unknown, _: undefined, field) => {
  const { ageFrom } = field.parent
  if (typeof value === 'number' && typeof ageFrom === 'number' && value < ageFrom) field.report('The range ends before it begins', 'ageRange', field)
})

/** With its sign, whoever leaves it off; what ends a hashtag cannot be in one. */
const hashtag = vine.createRule(
  (value: unknown, _: undefined, field) => {
    const tag = `#${String(value).replace(/^#+/, '')}`
    if (tag.length > LONGEST.tag) field.report(`Use at most ${LONGEST.tag} characters, with the sign`, 'hashtag.long', field)
    else if (/^#[\p{L}\p{M}\p{N}_]+$/u.test(tag)) field.mutate(tag, field)
    else field.report('A hashtag has letters, digits and _ only', 'hashtag', field)
  },
  { toJSONSchema: (schema) => void (schema.description = 'With or without its sign.') }
)

/** Any of its sections; each replaces the stored one whole. */
export const brandProfileValidator = vine.create({
  identity: vine
    .object({ tagline: text(LONGEST.line), story: text(LONGEST.story), mission: text(LONGEST.story), industry: text(LONGEST.name), website: page(), founded: year() })
    .optional(),
  look: look(),
  audience: vine
    .object({
      segments: vine
        .array(
          vine.object({
            name: required(LONGEST.name),
            ageFrom: age().nullable().optional(),
            ageTo: age().use(notBelow()).nullable().optional(),
            genders: tags(MOST.tags),
            locations: tags(MOST.tags),
            languages: languages(MOST.tags),
            interests: tags(MOST.tags),
            pains: lines(MOST.tags),
            goals: lines(MOST.tags),
          })
        )
        .maxLength(MOST.segments)
        .optional(),
      personas: vine
        .array(vine.object({ name: required(LONGEST.name), role: text(LONGEST.line), story: text(LONGEST.story), segment: text(LONGEST.name) }))
        .maxLength(MOST.personas)
        .optional(),
    })
    .optional(),
  guidelines: vine
    .object({
      voice: vine.array(vine.object({ trait: required(LONGEST.line), doExample: text(LONGEST.note), dontExample: text(LONGEST.note) })).maxLength(MOST.voice).optional(),
      bannedWords: tags(MOST.tags),
      disclosures: lines(MOST.tags),
      hashtags: vine.array(required(LONGEST.tag).use(hashtag())).maxLength(MOST.tags).distinct().optional(),
      emoji: vine.enum(EMOJI_POLICIES).optional(),
      approval: vine.enum(APPROVAL_POLICIES).optional(),
      competitors: vine.array(vine.object({ name: required(LONGEST.name), url: page() })).maxLength(MOST.competitors).optional(),
      links: vine.array(vine.object({ label: required(LONGEST.name), url: requiredPage() })).maxLength(MOST.links).optional(),
    })
    .optional(),
})
