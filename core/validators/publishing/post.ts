import vine from '@vinejs/vine'
import { DateTime, IANAZone } from 'luxon'
import { readInstant } from '#services/instant'
import { cursor, limit } from '#validators/paging'
import { isWellFormed, wellFormed } from '#validators/text'

/** Upper bounds only. The limits of one platform are checked by its adapter, which knows the format. */
const TEXT_MOST = 70_000
const MEDIA_MOST = 35
const TARGETS_MOST = 50
const OPTIONS_MOST_BYTES = 16_384
/** Options are values and short lists; what is nested deeper than this only costs the stack. */
const OPTIONS_DEEPEST = 8
/** Ids of formats are short words; manifests do not allow longer ones. */
const FORMAT_MOST = 100
export const PERMALINK_MOST = 2_000
/** As many as a brand can have of words and disclosures together. */
const CONFIRMED_MOST = 200
/** A rule and a line of 200 characters, whose compatibility form has up to 18 for one. */
const CODE_MOST = 4_000
/** The longest name of the IANA database has 32 characters. */
const ZONE_MOST = 64
/** `queue`: each target takes the next free slot of its channel. */
export const WHENS = ['draft', 'now', 'at', 'queue'] as const
const ALT_TEXT_MOST = 4_000
/** A post planned further ahead than this is a typing mistake in the year. */
const YEARS_AHEAD = 5

/** An ISO 8601 time with its offset, at most so far ahead. */
export const instant = vine.createRule(
  (value: unknown, _: undefined, field) => {
    const parsed = typeof value === 'string' ? readInstant(value) : null
    if (!parsed?.isValid) return field.report('Give an ISO 8601 time with its offset, such as 2026-03-01T09:30:00Z', 'instant', field)
    if (parsed > DateTime.utc().plus({ years: YEARS_AHEAD })) return field.report(`The time is more than ${YEARS_AHEAD} years ahead`, 'instant.far', field)
  },
  { toJSONSchema: (schema) => void Object.assign(schema, { format: 'date-time', description: `At most ${YEARS_AHEAD} years ahead; what is past means now.` }) }
)

const zone = vine.createRule(
  (value: unknown, _: undefined, field) => {
    if (typeof value !== 'string' || !IANAZone.isValidZone(value)) field.report('Give an IANA time zone such as Europe/Prague', 'timeZone', field)
  },
  { toJSONSchema: (schema) => void Object.assign(schema, { description: 'A name of the IANA time zone database.', examples: ['Europe/Prague'] }) }
)

/** A plain object of limited size: options are the adapter's own, checked against its manifest. */
const plainOptions = vine.createRule(
  (value: unknown, _: undefined, field) => {
    const plain = typeof value === 'object' && value !== null && !Array.isArray(value)
    if (!plain) return field.report('Options are an object', 'options', field)
    if (depthOf(value) > OPTIONS_DEEPEST) return field.report('Options are nested too deeply', 'options.depth', field)
    if (JSON.stringify(value).length > OPTIONS_MOST_BYTES) return field.report('Options are too large', 'options.max', field)
    if (!isFinitely(value)) return field.report('Options hold a number that is too large', 'options.number', field)
    if (!textsOf(value).every(isWellFormed)) field.report('Options hold characters that cannot be stored', 'wellFormed', field)
  },
  {
    toJSONSchema: (schema) => {
      delete schema.anyOf
      Object.assign(schema, { type: 'object', description: `The channel's own options, at most ${OPTIONS_MOST_BYTES} bytes as JSON. Its formats say which there are.` })
    },
  }
)

const childrenOf = (value: unknown): unknown[] => (typeof value === 'object' && value !== null ? Object.values(value) : [])

/** Stops counting where it is too deep anyway: the input decides how deep that would lead. */
const depthOf = (value: unknown, depth = 0): number => (depth > OPTIONS_DEEPEST ? depth : Math.max(depth, ...childrenOf(value).map((child) => depthOf(child, depth + 1))))

/** 1e999 is JSON, and no number: it cannot be stored, nor be part of what an approval is bound to. */
const isFinitely = (value: unknown): boolean => (typeof value === 'number' ? Number.isFinite(value) : childrenOf(value).every(isFinitely))

/** Every text in the options, names of properties included. Only called for what is small and shallow. */
const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return [...(value && typeof value === 'object' ? Object.keys(value) : []), ...childrenOf(value).flatMap(textsOf)]
}

/** Ids are compared as text further on; RFC 9562 reads them in either case. */
const id = () => vine.string().uuid().toLowerCase()
export const brandId = () => id().optional()
export const text = () => vine.string().trim().maxLength(TEXT_MOST).use(wellFormed())
/** A share of a picture's width or height. */
const share = () => vine.number({ strict: true }).min(0).max(1)
/** A crop has an area: a thousandth of a side is less than anybody could see. */
const side = () => vine.number({ strict: true }).min(0.001).max(1)
export const media = () =>
  vine
    .array(
      vine.object({
        id: id(),
        altText: vine.string().trim().maxLength(ALT_TEXT_MOST).use(wellFormed()).nullable().optional(),
        crop: vine.object({ x: share(), y: share(), width: side(), height: side() }).nullable().optional(),
      })
    )
    .maxLength(MEDIA_MOST)
export const targets = () =>
  vine
    .array(
      vine.object({
        connectionId: id(),
        format: vine.string().trim().minLength(1).maxLength(FORMAT_MOST),
        text: text().nullable().optional(),
        options: vine.any().use(plainOptions()).optional(),
        fit: vine.enum(['pad', 'crop']).optional(),
        mode: vine.enum(['auto', 'manual']).optional(),
      })
    )
    .maxLength(TARGETS_MOST)
const publishAt = () => vine.string().use(instant()).nullable().optional()
export const timeZone = () => vine.string().maxLength(ZONE_MOST).use(zone()).optional()

/** Codes of findings that a person says they mean. What was not found is passed over. */
export const confirm = () => vine.array(vine.string().trim().minLength(1).maxLength(CODE_MOST)).maxLength(CONFIRMED_MOST).optional()

export const createPostValidator = vine.create({
  brandId: id().optional(),
  text: text().nullable().optional(),
  media: media().optional(),
  targets: targets().optional(),
  when: vine.enum(WHENS).optional(),
  publishAt: publishAt(),
  timeZone: timeZone(),
  /** Written by itself while somebody types. */
  autosave: vine.boolean({ strict: true }).optional(),
  confirm: confirm(),
})

export const updatePostValidator = vine.create({
  /** A draft goes to another brand. */
  brandId: brandId(),
  version: vine.number({ strict: true }).withoutDecimals().min(1).optional(),
  text: text().nullable().optional(),
  media: media().optional(),
  targets: targets().optional(),
  when: vine.enum(WHENS).optional(),
  publishAt: publishAt(),
  timeZone: timeZone(),
  /** Refused for what is no draft any more. */
  autosave: vine.boolean({ strict: true }).optional(),
  confirm: confirm(),
})

export const checkPostValidator = vine.create({
  brandId: id().optional(),
  /** The post that is being changed, so that it is not held against itself. */
  postId: id().optional(),
  publishAt: publishAt(),
  timeZone: timeZone(),
  text: text().nullable().optional(),
  media: media().optional(),
  targets: targets(),
})

export const selectDeliveriesValidator = vine.create({
  deliveryIds: vine.array(id()).minLength(1).maxLength(TARGETS_MOST).optional(),
})

export const publishPostValidator = vine.create({
  deliveryIds: vine.array(id()).minLength(1).maxLength(TARGETS_MOST).optional(),
  confirm: confirm(),
})

export const resolveDeliveryValidator = vine.create({
  deliveryId: id(),
  found: vine.enum(['live', 'absent', 'look_again']),
  permalink: vine.string().trim().url({ protocols: ['https', 'http'], require_protocol: true }).maxLength(PERMALINK_MOST).use(wellFormed()).optional(),
})

export const POST_STATES = ['draft', 'in_review', 'scheduled', 'publishing', 'live', 'partially_published', 'failed', 'unconfirmed', 'held', 'cancelled'] as const

export const listPostsValidator = vine.create({
  state: vine.enum(POST_STATES).optional(),
  brand: id().optional(),
  cursor: cursor(),
  limit: limit(),
})
