import vine from '@vinejs/vine'
import { PERMALINK_MOST } from '#validators/publishing/post'
import { wellFormed } from '#validators/text'

export const byHandValidator = vine.create({
  deliveryId: vine.string().uuid().toLowerCase(),
  outcome: vine.enum(['posted', 'skipped']),
  permalink: vine.string().trim().url({ protocols: ['https', 'http'], require_protocol: true }).maxLength(PERMALINK_MOST).use(wellFormed()).nullable().optional(),
})
