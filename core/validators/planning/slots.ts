import vine from '@vinejs/vine'
import { instant, timeZone } from '#validators/publishing/post'

/** Twelve a day; a channel with more is not planned by slots. */
const SLOTS_MOST = 84
/** A wall of a calendar; a year would be thousands of slots for each channel. */
export const WINDOW_DAYS_MOST = 62
const CHANNELS_MOST = 50

const wallTime = /^([01]\d|2[0-3]):[0-5]\d$/

/** Ids with commas between them: lists in addresses are read in too many ways. */
const idList = vine.createRule(
  (value: unknown, _: undefined, field) => {
    const ids = String(value).split(',')
    if (ids.length > CHANNELS_MOST || !ids.every((one) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(one))) field.report(`Give at most ${CHANNELS_MOST} ids of channels with commas between them`, 'idList', field)
  },
  { toJSONSchema: (schema) => void Object.assign(schema, { description: `At most ${CHANNELS_MOST} ids of channels of one brand, with commas between them.` }) }
)

export const slotSetValidator = vine.create({
  timeZone: timeZone().clone(),
  slots: vine
    .array(
      vine.object({
        /** 1 is Monday. */
        weekday: vine.number({ strict: true }).withoutDecimals().range([1, 7]),
        time: vine.string().regex(wallTime),
        enabled: vine.boolean({ strict: true }).optional(),
      })
    )
    .maxLength(SLOTS_MOST),
})

export const nextSlotsValidator = vine.create({
  channels: vine.string().maxLength(CHANNELS_MOST * 37).use(idList()),
})

export const slotWindowValidator = vine.create({
  channels: vine.string().maxLength(CHANNELS_MOST * 37).use(idList()),
  from: vine.string().use(instant()),
  until: vine.string().use(instant()),
})
