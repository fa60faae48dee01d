import { createError } from '@adonisjs/core/exceptions'
import { MOST_OPEN, MOST_PROOF_LINES } from './limits.ts'

export const E_NO_REPORT = createError('There is no such report', 'E_NOT_FOUND', 404)
export const E_REPORT_NOT_READY = createError('This report is not ready yet', 'E_REPORT_NOT_READY', 409)
export const E_TOO_MANY_REPORTS = createError(`${MOST_OPEN} reports of yours are being made. Wait for one of them.`, 'E_TOO_MANY_REPORTS', 409)
export const E_REPORT_TOO_LONG = createError(`More than ${MOST_PROOF_LINES} posts went out in these days. Choose fewer days, or CSV.`, 'E_REPORT_TOO_LONG', 409)
