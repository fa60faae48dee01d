import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'

/** What spreadsheets take for a formula at the beginning of a cell (CWE-1236). */
const FORMULA = /^[=+\-@\t\r\0]/

/** A cell as text that no spreadsheet calculates. */
export function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  // Below zero it begins like a formula, and is none.
  if (typeof value === 'number') return String(value)
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return FORMULA.test(text) ? `'${text}` : text
}

/** The text of a cell that was written so. */
export const asMeant = (text: string) => (text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text)

/** RFC 4180, page by page: never the whole log in memory. Reading ends when the one who asked goes away. */
export const csvOf = <Row extends object>(columns: readonly (keyof Row & string)[], pages: AsyncIterable<readonly Row[]>): Readable => Readable.from(chunks(columns, pages))

async function* chunks<Row extends object>(columns: readonly (keyof Row & string)[], pages: AsyncIterable<readonly Row[]>) {
  yield stringify([columns], RFC_4180)
  for await (const rows of pages) if (rows.length) yield stringify(rows.map((row) => columns.map((column) => cell(row[column]))), RFC_4180)
}

const RFC_4180 = { record_delimiter: '\r\n' }
