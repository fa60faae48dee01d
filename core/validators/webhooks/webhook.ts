import vine from '@vinejs/vine'
import { EVENT_KINDS } from '#services/events/kinds'
import { cursor, limit } from '#validators/paging'
import { wellFormed } from '#validators/text'

const NAME_MOST = 60
/** Longer addresses are no addresses that people type. */
const URL_MOST = 2_000

const name = () => vine.string().trim().minLength(1).maxLength(NAME_MOST).use(wellFormed())
const url = () => vine.string().trim().maxLength(URL_MOST).use(wellFormed())
const kinds = () => vine.array(vine.enum(EVENT_KINDS)).maxLength(EVENT_KINDS.length).distinct()
const brandId = () => vine.string().uuid().nullable()
const isActive = () => vine.boolean({ strict: true })

export const createWebhookValidator = vine.create({ name: name(), url: url(), kinds: kinds().optional(), brandId: brandId().optional(), isActive: isActive().optional() })
export const updateWebhookValidator = vine.create({ name: name().optional(), url: url().optional(), kinds: kinds().optional(), brandId: brandId().optional(), isActive: isActive().optional() })
export const listCallsValidator = vine.create({ state: vine.enum(['waiting', 'delivered', 'failed']).optional(), cursor: cursor(), limit: limit() })
