import vine from '@vinejs/vine'
import { DATE_ORDERS, PLAN_FIELDS } from '#services/planning/import/plan_columns'
import { cursor, limit } from '#validators/paging'
import { brandId, timeZone } from '#validators/publishing/post'
import { wellFormed } from '#validators/text'

const NAME_MOST = 200
const COLUMNS_MOST = 100
const CHANNELS_MOST = 50
/** As many accounts of another tool as an import shows. */
const ACCOUNTS_MOST = 100

const place = () => vine.number({ strict: true }).withoutDecimals().range([0, COLUMNS_MOST - 1]).nullable().optional()

export const newImportValidator = vine.create({
  brandId: brandId(),
  name: vine.string().trim().minLength(1).maxLength(NAME_MOST).use(wellFormed()),
})

/** The mapping says in which column, counted from 0, each field stands; accounts of another tool are given the channel that stands for each, or null to be left out. */
export const checkImportValidator = vine.create({
  mapping: vine.object(Object.fromEntries(PLAN_FIELDS.map((field) => [field, place()])) as Record<(typeof PLAN_FIELDS)[number], ReturnType<typeof place>>),
  timeZone: timeZone(),
  dateOrder: vine.enum(DATE_ORDERS).optional(),
  without: vine.enum(['draft', 'queue']).optional(),
  connectionIds: vine.array(vine.string().uuid().toLowerCase()).maxLength(CHANNELS_MOST).optional(),
  accounts: vine.record(vine.string().uuid().toLowerCase().nullable()).maxLength(ACCOUNTS_MOST).optional(),
})

export const listImportsValidator = vine.create({ brand: brandId(), cursor: cursor(), limit: limit() })
