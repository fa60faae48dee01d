import { stringify } from 'csv-stringify'
import type { Readable } from 'node:stream'

/** What spreadsheets take for a formula at the beginning of a cell (CWE-1236). */
const FORMULA = /^[=+\-@\t\r\0]/

/** A cell as text that no spreadsheet calculates. */
export function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return FORMULA.test(text) ? `'${text}` : text
}

/** RFC 4180, page by page: never the whole log in memory. */
export function csvOf<Row extends object>(columns: readonly (keyof Row & string)[], pages: AsyncIterable<readonly Row[]>): Readable {
  const csv = stringify({ header: true, columns: [...columns], record_delimiter: 'windows' })
  void (async () => {
    try {
      for await (const rows of pages) {
        for (const row of rows) {
          if (!csv.write(columns.map((column) => cell(row[column])))) await new Promise((resolve) => csv.once('drain', resolve))
        }
      }
      csv.end()
    } catch (error) {
      csv.destroy(error as Error)
    }
  })()
  return csv
}
