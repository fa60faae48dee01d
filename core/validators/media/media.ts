import vine from '@vinejs/vine'
import { MAX_ALT_TEXT, MAX_NAME_LENGTH } from '#services/media/limits'
import { cursor, limit } from '#validators/paging'
import { wellFormed } from '#validators/text'

const altText = () => vine.string().trim().maxLength(MAX_ALT_TEXT).use(wellFormed())

/** What may come beside the file. */
export const uploadValidator = vine.create({
  brandId: vine.string().uuid().optional(),
  altText: altText().optional(),
})

export const listMediaValidator = vine.create({
  cursor: cursor(),
  limit: limit(),
  type: vine.enum(['image', 'video', 'document'] as const).optional(),
  brand: vine.string().uuid().optional(),
})

export const updateMediaValidator = vine.create({
  name: vine.string().trim().minLength(1).maxLength(MAX_NAME_LENGTH).use(wellFormed()).optional(),
  altText: altText().nullable().optional(),
})
