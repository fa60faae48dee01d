import { createError } from '@adonisjs/core/exceptions'
import { MOST_GROUPS, MOST_TEMPLATES } from './limits.ts'

export const E_NO_TEMPLATE = createError('There is no such template', 'E_NOT_FOUND', 404)
export const E_NO_HASHTAG_GROUP = createError('There is no such group of hashtags', 'E_NOT_FOUND', 404)
export const E_TOO_MANY_TEMPLATES = createError(`This brand has ${MOST_TEMPLATES} templates. Delete one that is not needed any more.`, 'E_TOO_MANY_TEMPLATES', 409)
export const E_TOO_MANY_HASHTAG_GROUPS = createError(`This brand has ${MOST_GROUPS} groups of hashtags. Delete one that is not needed any more.`, 'E_TOO_MANY_HASHTAG_GROUPS', 409)
