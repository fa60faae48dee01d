import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import { readInstant } from '#services/instant'
import { LONGEST_LABEL, LONGEST_TAG, LONGEST_TEXT, LONGEST_URL, LONGEST_YEARS, MOST_CODES, MOST_TEXTS } from '#services/links/limits'
import { isCode } from '#services/links/short_address'
import { UTM_NAMES } from '#services/links/utm'
import { calendarDay } from '#validators/day'
import { cursor, limit } from '#validators/paging'
import { wellFormed } from '#validators/text'

const ADAPTER_ID = /^[a-z][a-z0-9_-]{0,63}$/
/** Adapters there are; a brand has channels of a few. */
const MOST_SOURCES = 50

/** When it ends: still to come, and within what anybody plans. */
const ending = vine.createRule(
  (value: unknown, _: undefined, field) => {
    const at = typeof value === 'string' ? readInstant(value) : null
    if (!at?.isValid) return field.report('Give an ISO 8601 time with its offset, such as 2027-03-01T09:30:00Z', 'instant', field)
    if (at <= DateTime.utc()) return field.report('The time is over. Give one that is still to come, or delete the link.', 'instant.past', field)
    if (at > DateTime.utc().plus({ years: LONGEST_YEARS })) field.report(`The time is more than ${LONGEST_YEARS} years ahead`, 'instant.far', field)
  },
  { toJSONSchema: (schema) => void Object.assign(schema, { format: 'date-time' }) }
)

const codes = vine.createRule(
  (value: unknown, _: undefined, field) => {
    const list = typeof value === 'string' ? value.split(',') : []
    if (!list.length || list.length > MOST_CODES || !list.every(isCode)) field.report(`Give at most ${MOST_CODES} codes with commas between them`, 'codes', field)
  },
  { toJSONSchema: (schema) => void (schema.description = `At most ${MOST_CODES} codes with commas between them.`) }
)

const id = () => vine.string().uuid().toLowerCase()
const tag = () => vine.string().trim().maxLength(LONGEST_TAG).use(wellFormed()).nullable().optional()
const tags = Object.fromEntries(UTM_NAMES.map((name) => [name, tag()])) as Record<(typeof UTM_NAMES)[number], ReturnType<typeof tag>>
const utm = () => vine.object({ ...tags }).optional()
const label = () => vine.string().trim().maxLength(LONGEST_LABEL).use(wellFormed()).nullable().optional()
const url = () => vine.string().trim().minLength(1).maxLength(LONGEST_URL).use(wellFormed())
const expiresAt = () => vine.string().use(ending()).nullable().optional()

export const listLinksValidator = vine.create({ brand: id().optional(), post: id().optional(), codes: vine.string().use(codes()).optional(), cursor: cursor(), limit: limit() })
export const createLinkValidator = vine.create({ brandId: id().optional(), url: url(), label: label(), postId: id().nullable().optional(), connectionId: id().nullable().optional(), expiresAt: expiresAt(), tag: vine.boolean({ strict: true }).optional(), utm: utm() })
export const updateLinkValidator = vine.create({ label: label(), expiresAt: expiresAt() })

export const shortenTextValidator = vine.create({
  brandId: id().optional(),
  postId: id().nullable().optional(),
  texts: vine.array(vine.object({ text: vine.string().maxLength(LONGEST_TEXT).use(wellFormed()), connectionId: id().nullable().optional() })).minLength(1).maxLength(MOST_TEXTS),
  tag: vine.boolean({ strict: true }).optional(),
  utm: utm(),
})

export const clicksValidator = vine.create({ from: vine.string().use(calendarDay()).optional(), to: vine.string().use(calendarDay()).optional() })

export const linkDefaultsValidator = vine.create({
  ...tags,
  sources: vine
    .array(vine.object({ adapterId: vine.string().regex(ADAPTER_ID), source: vine.string().trim().minLength(1).maxLength(LONGEST_TAG).use(wellFormed()) }))
    .maxLength(MOST_SOURCES)
    .distinct('adapterId')
    .optional(),
})
