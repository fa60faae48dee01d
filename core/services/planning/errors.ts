import { createError } from '@adonisjs/core/exceptions'

export const E_WINDOW_TOO_LONG = createError<[days: number]>('Ask for at most %s days at once', 'E_WINDOW_TOO_LONG', 422)
export const E_NO_SERIES = createError('There is no such series', 'E_NOT_FOUND', 404)
export const E_NO_IMPORT = createError('There is no such import', 'E_NOT_FOUND', 404)
export const E_SERIES_ENDED = createError('This series has ended. Repeat the post anew to start another one.', 'E_SERIES_ENDED', 409)
export const E_NO_OCCURRENCE = createError('The series has no post at that time that is still to come', 'E_NO_OCCURRENCE', 409)
/** The sentence says what to do with the file. */
export const E_PLAN_FILE = createError<[sentence: string]>('%s', 'E_PLAN_FILE', 422)
export const E_IMPORT_STATE = createError<[sentence: string]>('%s', 'E_IMPORT_STATE', 409)
