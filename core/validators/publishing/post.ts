import vine from '@vinejs/vine'
import { DateTime, IANAZone } from 'luxon'

/** Upper bounds only. The limits of one platform are checked by its adapter, which knows the format. */
const TEXT_MOST = 70_000
const MEDIA_MOST = 35
const TARGETS_MOST = 50
const OPTIONS_MOST_BYTES = 16_384
const ALT_TEXT_MOST = 4_000
/** A post planned further ahead than this is a typing mistake in the year. */
const YEARS_AHEAD = 5

/** An ISO-8601 instant with its offset: without one it would mean another moment in every zone. */
export const instant = vine.createRule((value: unknown, _: undefined, field) => {
  const parsed = typeof value === 'string' && /(Z|[+-]\d\d:?\d\d)$/.test(value) ? DateTime.fromISO(value, { zone: 'utc' }) : null
  if (!parsed?.isValid) return field.report('Give an ISO 8601 time with its offset, such as 2026-03-01T09:30:00Z', 'instant', field)
  if (parsed > DateTime.utc().plus({ years: YEARS_AHEAD })) return field.report(`The time is more than ${YEARS_AHEAD} years ahead`, 'instant.far', field)
})

const zone = vine.createRule((value: unknown, _: undefined, field) => {
  if (typeof value !== 'string' || !IANAZone.isValidZone(value)) field.report('Give an IANA time zone such as Europe/Prague', 'timeZone', field)
})

/** A plain object of limited size: options are the adapter's own, checked against its manifest. */
const plainOptions = vine.createRule((value: unknown, _: undefined, field) => {
  const plain = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!plain) return field.report('Options are an object', 'options', field)
  if (JSON.stringify(value).length > OPTIONS_MOST_BYTES) field.report('Options are too large', 'options.max', field)
})

const text = () => vine.string().trim().maxLength(TEXT_MOST)
const media = () => vine.array(vine.object({ id: vine.string().uuid(), altText: vine.string().trim().maxLength(ALT_TEXT_MOST).nullable().optional() })).maxLength(MEDIA_MOST)
const targets = () =>
  vine
    .array(
      vine.object({
        connectionId: vine.string().uuid(),
        format: vine.string().trim().maxLength(100),
        text: text().nullable().optional(),
        options: vine.any().use(plainOptions()).optional(),
      })
    )
    .maxLength(TARGETS_MOST)
const publishAt = () => vine.string().use(instant()).nullable().optional()
const timeZone = () => vine.string().use(zone()).optional()

export const createPostValidator = vine.create({
  brandId: vine.string().uuid().optional(),
  text: text().nullable().optional(),
  media: media().optional(),
  targets: targets().optional(),
  when: vine.enum(['draft', 'now', 'at']).optional(),
  publishAt: publishAt(),
  timeZone: timeZone(),
})

export const updatePostValidator = vine.create({
  version: vine.number().withoutDecimals().positive().optional(),
  text: text().nullable().optional(),
  media: media().optional(),
  targets: targets().optional(),
  when: vine.enum(['draft', 'now', 'at']).optional(),
  publishAt: publishAt(),
  timeZone: timeZone(),
})

export const checkPostValidator = vine.create({
  brandId: vine.string().uuid().optional(),
  text: text().nullable().optional(),
  media: media().optional(),
  targets: targets(),
})

export const selectDeliveriesValidator = vine.create({
  deliveryIds: vine.array(vine.string().uuid()).minLength(1).maxLength(TARGETS_MOST).optional(),
})

export const resolveDeliveryValidator = vine.create({
  deliveryId: vine.string().uuid(),
  found: vine.enum(['live', 'absent', 'look_again']),
  permalink: vine.string().trim().url().maxLength(2_000).optional(),
})

export const listPostsValidator = vine.create({
  state: vine.enum(['draft', 'scheduled', 'publishing', 'live', 'partially_published', 'failed', 'unconfirmed', 'held', 'cancelled']).optional(),
  brand: vine.string().uuid().optional(),
  cursor: vine.string().maxLength(200).optional(),
  limit: vine.number().withoutDecimals().min(1).max(100).optional(),
})
