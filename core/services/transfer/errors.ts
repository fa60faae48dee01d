import { createError } from '@adonisjs/core/exceptions'
import { readable } from '#services/media/sizes'
import { ARCHIVE_MOST_BYTES, IMPORTS_OPEN, PART_MOST_BYTES } from './limits.ts'

export const E_ARCHIVE = createError<[why: string]>('This archive cannot be brought in: %s', 'E_ARCHIVE', 422)
export const E_NO_EXPORT = createError('There is no such export', 'E_NOT_FOUND', 404)
export const E_EXPORT_NOT_READY = createError('This export is not ready yet', 'E_EXPORT_NOT_READY', 409)
export const E_NO_ROOM = createError<[needed: string, free: string]>('There is no room for this on the server: it takes %s, and %s are free. Ask the operator to make room, then try again.', 'E_NO_ROOM', 409)
export const E_NO_IMPORT = createError('There is no such upload', 'E_NOT_FOUND', 404)
export const E_TOO_MANY_IMPORTS = createError(`${IMPORTS_OPEN} archives of yours wait already. Bring them in or remove them first.`, 'E_TOO_MANY_IMPORTS', 409)
export const E_ARCHIVE_TOO_LARGE = createError(`An archive may have ${readable(ARCHIVE_MOST_BYTES)} at most`, 'E_ARCHIVE_TOO_LARGE', 413)
export const E_PART_TOO_LARGE = createError(`Send at most ${readable(PART_MOST_BYTES)} at once`, 'E_PART_TOO_LARGE', 413)
export const E_PART_BROKEN_OFF = createError('The connection broke before all of this part had arrived. Send it again.', 'E_PART_BROKEN_OFF', 400)
/** Says where to go on. */
export const E_OTHER_OFFSET = createError<[received: number]>('%d bytes have arrived; go on from there', 'E_OTHER_OFFSET', 409)
export const E_NOT_CHECKED = createError('This archive has not been checked yet, or was begun already', 'E_NOT_CHECKED', 409)
export const E_UNDER_WAY = createError('This is being worked on. Wait until it is finished.', 'E_UNDER_WAY', 409)
