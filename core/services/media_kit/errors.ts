import { createError } from '@adonisjs/core/exceptions'
import { MOST_OPEN_LINKS } from './limits.ts'

export const E_NO_KIT_LINK = createError('There is no such link', 'E_NOT_FOUND', 404)

export const E_TOO_MANY_KIT_LINKS = createError(`There are ${MOST_OPEN_LINKS} open links to this media kit. Revoke one that is not needed any more.`, 'E_TOO_MANY_KIT_LINKS', 409)

/** Nothing that whoever asks can change; whoever runs the server can. */
export const E_NO_PRINTER = createError<[why: string]>('No PDF can be made here. %s', 'E_NO_PRINTER', 409)

export const E_KIT_TOO_LARGE = createError<[why: string]>('The media kit is too large for a PDF: %s. Show fewer works.', 'E_KIT_TOO_LARGE', 409)

export const E_PRINT_FAILED = createError<[why: string]>('The PDF could not be made: %s', 'E_PRINT_FAILED', 500)

export const E_PRINTER_BUSY = createError('Many PDFs are being made at the moment. Try again in a minute.', 'E_PRINTER_BUSY', 429)
