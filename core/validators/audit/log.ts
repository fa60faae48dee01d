import vine from '@vinejs/vine'
import { ALL_PERMISSIONS } from '#services/access/permissions'
import { cursor, limit } from '#validators/paging'
import { instant } from '#validators/publishing/post'
import { wellFormed } from '#validators/text'

/** Names of actions and kinds are short words of ours. */
const WORD_MOST = 60

const id = () => vine.string().uuid().toLowerCase()
const word = () => vine.string().trim().maxLength(WORD_MOST).use(wellFormed()).optional()
const common = { person: id().optional(), brand: id().optional(), from: vine.string().use(instant()).optional(), to: vine.string().use(instant()).optional() }
const auditFields = { ...common, action: word(), subjectType: word(), subjectId: vine.string().maxLength(WORD_MOST).use(wellFormed()).optional() }
const accessFields = { ...common, permission: vine.enum(ALL_PERMISSIONS).optional(), allowed: vine.enum(['true', 'false'] as const).optional() }

export const auditLogsValidator = vine.create({ ...auditFields, cursor: cursor(), limit: limit() })
export const auditExportValidator = vine.create({ ...auditFields })
export const accessLogsValidator = vine.create({ ...accessFields, cursor: cursor(), limit: limit() })
export const accessExportValidator = vine.create({ ...accessFields })
