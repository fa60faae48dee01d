import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import { BULK_MOST, BODY_MOST, EXPORT_MOST_DAYS, IMPORT_TEXT_MOST, MOVE_MOST_DAYS, PER_DAY_MOST, TITLE_MOST, WINDOW_MOST_DAYS } from '#services/calendar/limits'
import { ENTRY_COLOURS, ENTRY_KINDS } from '#services/calendar/entry_kinds'
import { calendarDay } from '#validators/day'
import { instant, POST_STATES, timeZone } from '#validators/publishing/post'
import { wellFormed } from '#validators/text'

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
const LABEL_MOST = 100

/** Not before `first`, and not more than `days` after it. */
const endOf = vine.createRule(
  (value: unknown, { first, days, isOpen }: { first: string; days: number; isOpen: boolean }, field) => {
    const from = field.parent[first]
    if (typeof value !== 'string' || typeof from !== 'string') return
    const length = DateTime.fromISO(value, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days
    if (length < (isOpen ? 1 : 0)) return field.report('The end comes before the beginning', 'end', field)
    if (length > days) field.report(`That is more than ${days} days`, 'end.far', field)
  },
  { toJSONSchema: () => {} }
)

const id = () => vine.string().uuid().toLowerCase()
const day = () => vine.string().maxLength(10).use(calendarDay())
const time = () => vine.string().regex(TIME)
const text = (most: number) => vine.string().trim().maxLength(most).use(wellFormed())
const title = () => vine.string().trim().minLength(1).maxLength(TITLE_MOST).use(wellFormed())

const filter = {
  brand: id().optional(),
  channel: id().optional(),
  state: vine.enum([...POST_STATES, 'attention'] as const).optional(),
  author: id().optional(),
  campaign: id().optional(),
}

export const windowValidator = vine.create({
  from: day(),
  to: day().use(endOf({ first: 'from', days: WINDOW_MOST_DAYS, isOpen: true })),
  timeZone: timeZone(),
  perDay: vine
    .number()
    .parse((value) => (typeof value === 'object' ? Number.NaN : value))
    .withoutDecimals()
    .range([0, PER_DAY_MOST])
    .optional(),
  ...filter,
})

export const exportValidator = vine.create({ from: day(), to: day().use(endOf({ first: 'from', days: EXPORT_MOST_DAYS, isOpen: true })), timeZone: timeZone(), ...filter })

const times = {
  startsOn: day(),
  endsOn: day().use(endOf({ first: 'startsOn', days: 366, isOpen: false })).nullable().optional(),
  startTime: time().nullable().optional(),
  endTime: time().nullable().optional(),
  timeZone: timeZone(),
}

export const createEntryValidator = vine.create({
  kind: vine.enum(ENTRY_KINDS),
  title: title(),
  body: text(BODY_MOST).nullable().optional(),
  colour: vine.enum(ENTRY_COLOURS).optional(),
  brandId: id().nullable().optional(),
  ...times,
})

export const updateEntryValidator = vine.create({
  version: vine.number({ strict: true }).withoutDecimals().min(1).optional(),
  title: title().optional(),
  body: text(BODY_MOST).nullable().optional(),
  colour: vine.enum(ENTRY_COLOURS).optional(),
  ...times,
  startsOn: day().optional(),
})

export const importEntriesValidator = vine.create({
  text: vine.string().minLength(1).maxLength(IMPORT_TEXT_MOST).use(wellFormed()),
  kind: vine.enum(ENTRY_KINDS).optional(),
  colour: vine.enum(ENTRY_COLOURS).optional(),
  brandId: id().nullable().optional(),
  dryRun: vine.boolean({ strict: true }).optional(),
})

export const changePostsValidator = vine.create({
  action: vine.enum(['move', 'draft', 'cancel', 'delete', 'duplicate', 'campaign'] as const),
  posts: vine
    .array(
      vine.object({
        id: id(),
        version: vine.number({ strict: true }).withoutDecimals().min(1).optional(),
        publishAt: vine.string().use(instant()).nullable().optional(),
      })
    )
    .minLength(1)
    .maxLength(BULK_MOST)
    .distinct('id'),
  days: vine.number({ strict: true }).withoutDecimals().range([-MOVE_MOST_DAYS, MOVE_MOST_DAYS]).optional(),
  campaignId: id().nullable().optional(),
})

export const createFeedValidator = vine.create({ label: text(LABEL_MOST).nullable().optional(), brandId: id().nullable().optional() })
