import { E_CURSOR } from './errors.ts'

/** Where a page ended: microseconds since 1970, because rows of one millisecond must not be skipped, and the id. */
export interface Cursor {
  at: string
  id: string
}

const SHAPE = /^(\d{1,17}):([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/

export const writeCursor = ({ at, id }: Cursor) => Buffer.from(`${at}:${id}`).toString('base64url')

export function readCursor(text: string): Cursor {
  const match = SHAPE.exec(Buffer.from(text, 'base64url').toString('latin1'))
  if (!match) throw new E_CURSOR()
  return { at: match[1], id: match[2] }
}
