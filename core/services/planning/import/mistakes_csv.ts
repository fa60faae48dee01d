import { Readable } from 'node:stream'
import type { Mistake } from './plan_columns.ts'

const MISTAKES_HEAD = 'row,column,reason,fix\r\n'

/** A cell that begins like a formula is told apart from one, since spreadsheets would work it out. */
const cell = (value: string) => `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`

/** The lines of one row: one for each mistake. */
const linesOf = ({ row, mistakes }: { row: number; mistakes: Mistake[] }) => mistakes.map(({ column, reason, fix }) => [String(row), cell(column ?? ''), cell(reason), cell(fix)].join(',') + '\r\n').join('')

/** Written while it is read, page by page: never the whole in memory. */
export const csvOfMistakes = (pages: AsyncIterable<{ row: number; mistakes: Mistake[] }[]>): Readable => Readable.from(chunks(pages))

async function* chunks(pages: AsyncIterable<{ row: number; mistakes: Mistake[] }[]>) {
  yield MISTAKES_HEAD
  for await (const rows of pages) if (rows.length) yield rows.map(linesOf).join('')
}
