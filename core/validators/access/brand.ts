import vine from '@vinejs/vine'
import { cursor, limit } from '#validators/paging'
import { timeZone } from '#validators/publishing/post'
import { wellFormed } from '#validators/text'

const NAME_MOST = 60

const name = () => vine.string().trim().minLength(1).maxLength(NAME_MOST).use(wellFormed())

export const listBrandsValidator = vine.create({ cursor: cursor(), limit: limit() })
export const createBrandValidator = vine.create({ name: name(), timeZone: timeZone() })
export const updateBrandValidator = vine.create({ name: name().optional(), timeZone: timeZone() })
