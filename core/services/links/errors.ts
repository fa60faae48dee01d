import { createError } from '@adonisjs/core/exceptions'

export const E_NO_LINK = createError('There is no such link', 'E_NOT_FOUND', 404)
