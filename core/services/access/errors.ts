import { createError } from '@adonisjs/core/exceptions'

export const E_IMPERSONATING = createError('This belongs to the person you see as. End it first, then use your own account.', 'E_IMPERSONATING', 403)
