import vine from '@vinejs/vine'
import { NOTICE_KINDS } from '#services/notices/rules'
import { CHOICES } from '#services/notices/shapes'
import { cursor, limit } from '#validators/paging'
import { timeZone } from '#validators/publishing/post'

/** One page of the list at most. */
const IDS_MOST = 100
/** What a notice may be about: the first word of its kind. */
export const ABOUT = [...new Set(NOTICE_KINDS.map((kind) => kind.split('.')[0]!))]

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/
const clock = () => vine.string().regex(CLOCK)

export const listNoticesValidator = vine.create({
  unread: vine.enum(['true', 'false']).optional(),
  about: vine.enum(ABOUT).optional(),
  cursor: cursor(),
  limit: limit(),
})

export const markNoticesValidator = vine.create({
  ids: vine.array(vine.string().uuid()).maxLength(IDS_MOST).optional(),
  isRead: vine.boolean({ strict: true }),
})

export const noticeSettingsValidator = vine.create({
  choices: vine
    .array(vine.object({ kind: vine.enum(NOTICE_KINDS), choice: vine.enum(CHOICES) }))
    .maxLength(NOTICE_KINDS.length)
    .optional(),
  quiet: vine.object({ from: clock(), to: clock() }).nullable().optional(),
  timeZone: timeZone().nullable(),
})
