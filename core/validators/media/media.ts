import vine from '@vinejs/vine'
import { MAX_ALT_TEXT, MAX_NAME_LENGTH } from '#services/media/limits'

const altText = () => vine.string().trim().maxLength(MAX_ALT_TEXT)

/** What may come beside the file. */
export const uploadValidator = vine.create({
  brandId: vine.string().uuid().optional(),
  altText: altText().optional(),
})

export const listMediaValidator = vine.create({
  cursor: vine.string().maxLength(100).optional(),
  limit: vine.number().withoutDecimals().min(1).max(100).optional(),
  type: vine.enum(['image', 'video'] as const).optional(),
  brand: vine.string().uuid().optional(),
})

export const updateMediaValidator = vine.create({
  name: vine.string().trim().minLength(1).maxLength(MAX_NAME_LENGTH).optional(),
  altText: altText().nullable().optional(),
})
