import { createError } from '@adonisjs/core/exceptions'
import { ENDPOINTS_MOST } from './limits.ts'

export const E_NO_WEBHOOK = createError('There is no such address', 'E_NOT_FOUND', 404)

export const E_NO_WEBHOOK_CALL = createError('There is no such event in the log of this address', 'E_NOT_FOUND', 404)

export const E_TOO_MANY_WEBHOOKS = createError(`A workspace sends events to at most ${ENDPOINTS_MOST} addresses. Remove one that is not needed any more.`, 'E_TOO_MANY_WEBHOOKS', 409)

export const E_WEBHOOK_OFF = createError('This address is switched off. Switch it on, then send again.', 'E_WEBHOOK_OFF', 409)
