import { createError } from '@adonisjs/core/exceptions'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

export const E_BAD_CURSOR = createError('The cursor is not one that this list gave out. Leave it away to begin at the start, and follow nextCursor.', 'E_BAD_CURSOR', 422)

/** A place in a list ordered by (created_at, id), newest first. */
export interface Cursor {
  /** Microseconds since 1970: rows of one millisecond must not be skipped, and any number of them is an instant Postgres knows. */
  at: string
  id: string
}

/** Longest cursor worth decoding; ours have 72 characters at most. */
export const CURSOR_MOST = 100

/** 16 digits reach the year 2286; one more would still be an instant, two more would not. */
const SHAPE = /^(\d{1,16}):([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/

/** Opaque to callers. */
export const encodeCursor = ({ at, id }: Cursor) => Buffer.from(`${at}:${id}`).toString('base64url')

export function decodeCursor(cursor: string): Cursor {
  const match = SHAPE.exec(Buffer.from(cursor, 'base64url').toString('latin1'))
  if (!match) throw new E_BAD_CURSOR()
  return { at: match[1], id: match[2] }
}

/** Whether the list could have given it out. */
export const isCursor = (cursor: string) => SHAPE.test(Buffer.from(cursor, 'base64url').toString('latin1'))

/** The instant of a row as a cursor needs it: the driver cuts microseconds off. Ends up in `$extras.cursor_at`. */
export const cursorColumn = (client: TransactionClientContract, column = 'created_at') => client.raw('(extract(epoch from ??) * 1000000)::bigint::text as cursor_at', [column])

/** Only what comes after the cursor. A row comparison, so that the list's index answers it. */
export function after(query: ModelQueryBuilderContract<any, any>, cursor: string, column = 'created_at') {
  const { at, id } = decodeCursor(cursor)
  void query.whereRaw(`(??, id) < (timestamptz 'epoch' + ?::bigint * interval '1 microsecond', ?::uuid)`, [column, at, id])
}

/** Of `limit + 1` rows the first `limit`, and where the next page begins. */
export function pageOf<Row extends { id: string; $extras: Record<string, any> }>(rows: Row[], limit: number): { rows: Row[]; nextCursor: string | null } {
  const last = rows.length > limit ? rows[limit - 1] : null
  return { rows: rows.slice(0, limit), nextCursor: last && encodeCursor({ at: last.$extras.cursor_at, id: last.id }) }
}
