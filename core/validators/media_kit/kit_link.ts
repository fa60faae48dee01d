import vine from '@vinejs/vine'
import { LONGEST_DAYS } from '#services/media_kit/limits'
import { LONGEST } from '#services/profiles/limits'
import { KIT_PARTS } from '#services/profiles/shapes'
import { wellFormed } from '#validators/text'

export const kitLinkValidator = vine.create({
  label: vine.string().trim().maxLength(LONGEST.name).use(wellFormed()).nullable().optional(),
  days: vine.number({ strict: true }).withoutDecimals().range([1, LONGEST_DAYS]).optional(),
  parts: vine.array(vine.enum(KIT_PARTS)).maxLength(KIT_PARTS.length).distinct().optional(),
})
