import { createError } from '@adonisjs/core/exceptions'
import { FEEDS_MOST } from './limits.ts'

export const E_NO_ENTRY = createError('There is no such entry on the calendar', 'E_NOT_FOUND', 404)

export const E_ENTRY_CONFLICT = createError('The entry was changed by somebody else since you opened it. Load their version, or save yours again.', 'E_CONFLICT', 409)

export const E_NO_FEED = createError('There is no such calendar link', 'E_NOT_FOUND', 404)

export const E_TOO_MANY_FEEDS = createError(`You have ${FEEDS_MOST} calendar links. Revoke one that is not needed any more.`, 'E_TOO_MANY_FEEDS', 409)
