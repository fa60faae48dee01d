import vine from '@vinejs/vine'
import { cursor, limit } from '#validators/paging'
import { brandId, confirm, instant, media, targets, text, timeZone } from '#validators/publishing/post'

/** The longest that a series may say: FREQ, INTERVAL, seven days, and an end. */
const RULE_MOST = 200
const YEARS_AHEAD = 5
const LOCAL = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/

/** What a clock on the wall shows: 2026-03-01T09:30. Without an offset, since the zone is told beside it. */
const wallClock = vine.createRule(
  (value: unknown, _: undefined, field) => {
    const at = typeof value === 'string' && LOCAL.test(value) ? Date.parse(`${value}Z`) : Number.NaN
    if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 16) !== value) return field.report('Give date and time as a clock on the wall shows them, such as 2026-03-01T09:30', 'wallClock', field)
    if (Math.abs(at - Date.now()) > YEARS_AHEAD * 366 * 86_400_000) field.report(`A series begins within ${YEARS_AHEAD} years`, 'wallClock.far', field)
  },
  { toJSONSchema: (schema) => void Object.assign(schema, { pattern: LOCAL.source, description: 'Date and time of the first, as a clock in the zone shows them.', examples: ['2026-03-01T09:30'] }) }
)

const rule = () => vine.string().trim().minLength(1).maxLength(RULE_MOST)
const startsAt = () => vine.string().use(wallClock())
const skipWeekends = () => vine.boolean({ strict: true }).optional()

export const createSeriesValidator = vine.create({
  brandId: brandId(),
  postId: brandId(),
  text: text().nullable().optional(),
  media: media().optional(),
  targets: targets(),
  rule: rule(),
  startsAt: startsAt(),
  timeZone: timeZone(),
  skipWeekends: skipWeekends(),
  confirm: confirm(),
})

export const changeSeriesValidator = vine.create({
  scope: vine.enum(['all', 'following']),
  from: vine.string().use(instant()).nullable().optional(),
  version: vine.number({ strict: true }).withoutDecimals().min(1).optional(),
  text: text().nullable().optional(),
  media: media().optional(),
  targets: targets().optional(),
  rule: rule().optional(),
  startsAt: startsAt().optional(),
  timeZone: timeZone(),
  skipWeekends: skipWeekends(),
  confirm: confirm(),
})

export const previewSeriesValidator = vine.create({
  /** Of a series that is there: what is left out is as it is, and the answer says what would change. */
  seriesId: brandId(),
  from: vine.string().use(instant()).nullable().optional(),
  rule: rule().optional(),
  startsAt: startsAt().optional(),
  timeZone: timeZone(),
  skipWeekends: skipWeekends(),
})

export const skipSeriesValidator = vine.create({ at: vine.string().use(instant()), isSkipped: vine.boolean({ strict: true }).optional() })

export const listSeriesValidator = vine.create({ brand: brandId(), cursor: cursor(), limit: limit() })
