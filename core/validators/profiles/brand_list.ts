import vine from '@vinejs/vine'
import { LONGEST } from '#services/profiles/limits'
import { wellFormed } from '#validators/text'

/** `cursor` is the last brand of the page before. */
export const listBrandsValidator = vine.create({
  cursor: vine.string().uuid().toLowerCase().optional(),
  search: vine.string().trim().maxLength(LONGEST.name).use(wellFormed()).optional(),
})
