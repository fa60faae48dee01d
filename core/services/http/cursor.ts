import { createError } from '@adonisjs/core/exceptions'

export const E_BAD_CURSOR = createError('The cursor is not one that this list gave out. Leave it away to begin at the start.', 'E_BAD_CURSOR', 422)

const TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:?\d\d)?$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A place in a list ordered by (time, id), newest first. Opaque to callers. `at` is PostgreSQL's text of the instant. */
export const encodeCursor = (at: string, id: string) => Buffer.from(`${at}|${id}`).toString('base64url')

export function decodeCursor(cursor: string): { at: string; id: string } {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split('|')
  if (!TIME.test(at) || !UUID.test(id)) throw new E_BAD_CURSOR()
  return { at, id }
}
