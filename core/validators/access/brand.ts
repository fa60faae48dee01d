import vine from '@vinejs/vine'
import { cursor, limit } from '#validators/paging'
import { zone } from '#validators/publishing/post'
import { wellFormed } from '#validators/text'

const NAME_MOST = 60
const ZONE_MOST = 64

const name = () => vine.string().trim().minLength(1).maxLength(NAME_MOST).use(wellFormed())
const timeZone = () => vine.string().maxLength(ZONE_MOST).use(zone()).optional()

export const listBrandsValidator = vine.create({ cursor: cursor(), limit: limit() })
export const createBrandValidator = vine.create({ name: name(), timeZone: timeZone() })
export const updateBrandValidator = vine.create({ name: name().optional(), timeZone: timeZone() })
