import vine from '@vinejs/vine'
import { MINUTES_MOST } from '#services/access/impersonations'
import { cursor, limit } from '#validators/paging'
import { wellFormed } from '#validators/text'

/** Shorter than a reason can be. It is read by the person it is about, and by auditors. */
const REASON_LEAST = 10
const REASON_MOST = 300

export const startImpersonationValidator = vine.create({
  userId: vine.string().uuid().toLowerCase(),
  reason: vine.string().trim().minLength(REASON_LEAST).maxLength(REASON_MOST).use(wellFormed()),
  minutes: vine.number({ strict: true }).withoutDecimals().min(1).max(MINUTES_MOST).optional(),
})

export const listImpersonationsValidator = vine.create({ cursor: cursor(), limit: limit() })
