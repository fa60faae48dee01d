import vine from '@vinejs/vine'
import { wellFormed } from '#validators/text'

const NAME_MOST = 60
const FILE_NAME_MOST = 200
/** Larger numbers are not told exactly. */
const BYTES_MOST = Number.MAX_SAFE_INTEGER

/** An upload that begins: how large the file is. Whether that is too large, says the service. */
export const importValidator = vine.create({
  fileName: vine.string().trim().minLength(1).maxLength(FILE_NAME_MOST).use(wellFormed()),
  bytes: vine.number().withoutDecimals().min(1).max(BYTES_MOST),
})

export const partValidator = vine.create({ offset: vine.number().withoutDecimals().min(0).max(BYTES_MOST) })

export const startValidator = vine.create({ name: vine.string().trim().minLength(1).maxLength(NAME_MOST).use(wellFormed()).optional() })
