import type { Readable } from 'node:stream'
import { E_PLAN_FILE } from '../errors.ts'
import { csvRows } from './csv_rows.ts'
import type { ForeignPost } from './foreign_post.ts'
import { mixpostRows } from './mixpost_posts.ts'
import { postizRows } from './postiz_posts.ts'
import { sheetRows } from './sheet_rows.ts'

/** Twice the largest plan that we promise; what is longer is done in parts. */
export const ROWS_MOST = 200_000
const COLUMNS_MOST = 100

/** A table, or the posts that another tool's API answers with. */
export const PLAN_KINDS = ['csv', 'xlsx', 'postiz', 'mixpost'] as const
export type PlanKind = (typeof PLAN_KINDS)[number]

export interface SheetRow {
  /** As a spreadsheet numbers it: the headers are 1. Posts are counted from 1, and their headers are 0. */
  number: number
  cells: string[]
  /** Of a post that another tool planned: what does not fit into cells. */
  foreign?: ForeignPost
}

const READERS = { csv: csvRows, xlsx: sheetRows, postiz: postizRows, mixpost: mixpostRows }

/**
 * The rows of a file one after the other, its headers first: never more than a few of them in memory. Throws E_PLAN_FILE for
 * what makes the file unreadable. Whoever has enough says so with `isOver` and lets it end, since a sheet leaves files behind else.
 */
export async function* rowsOf(kind: PlanKind, stream: Readable, isOver: () => boolean = () => false): AsyncGenerator<SheetRow> {
  let seen = 0
  for await (const row of READERS[kind](stream, isOver)) {
    if (isOver()) continue
    if (row.cells.length > COLUMNS_MOST) throw new E_PLAN_FILE([`Row ${row.number} has more than ${COLUMNS_MOST} columns.`])
    if (!row.foreign && row.cells.every((cell) => cell === '')) continue
    if (++seen > ROWS_MOST + 1) throw new E_PLAN_FILE([`The file has more than ${ROWS_MOST} rows. Split it, and import the parts one after the other.`])
    yield row
  }
}
