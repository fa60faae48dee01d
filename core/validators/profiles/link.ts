import vine from '@vinejs/vine'
import { requiredPage } from './rules.ts'

export const linkPreviewValidator = vine.create({
  url: requiredPage(),
  /** Where the picture is kept; without one, in the first brand that the asker may upload to. */
  brandId: vine.string().uuid().toLowerCase().nullable().optional(),
})
