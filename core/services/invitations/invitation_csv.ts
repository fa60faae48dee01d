import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { E_CSV } from './errors.ts'

/** A department; more at once is better done in parts that somebody looks through. */
export const ROWS_MOST = 500
/** Lines of 500 people with a message each. The body of any request ends there. */
export const CSV_BYTES_MOST = 1_000_000
/** An address, a role, a brand and a message fit many times; a quote that is never closed does not run to the end of the file. */
const RECORD_MOST = 8_192
/** Exports of address books have many columns; nobody's has more. */
const COLUMNS_MOST = 100

const COLUMNS = ['email', 'role', 'brand', 'message'] as const
type Column = (typeof COLUMNS)[number]

export interface CsvRow {
  /** As a spreadsheet numbers it. */
  line: number
  email: string
  role: string
  brand: string
  message: string
}

/**
 * The rows of a file as spreadsheets write it: UTF-8 or UTF-16, with commas, semicolons or tabs. Cells are read by
 * their place, so what a header calls itself names no property. Throws E_CSV for what makes the whole file unreadable.
 */
export async function readCsv(bytes: Buffer): Promise<CsvRow[]> {
  const text = decode(bytes)
  const parser = Readable.from([text]).pipe(parse({ delimiter: delimiterOf(text), info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: RECORD_MOST }))
  const rows: CsvRow[] = []
  let places: Map<Column, number> | undefined
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (!places) {
        places = placesOf(record)
        continue
      }
      if (record.every((cell) => cell.trim() === '')) continue
      if (rows.length === ROWS_MOST) throw new E_CSV([`The file has more than ${ROWS_MOST} rows. Split it, and import the parts one after the other.`])
      const cell = (column: Column) => (record[places!.get(column) ?? -1] ?? '').trim()
      rows.push({ line: info.lines, email: cell('email'), role: cell('role'), brand: cell('brand'), message: cell('message') })
    }
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error) : error
  }
  if (!places) throw new E_CSV(['The file is empty. Its first line names the columns: email, role, brand, message.'])
  if (!rows.length) throw new E_CSV(['The file has no rows below the names of its columns.'])
  return rows
}

/** By its byte order mark, else UTF-8. */
function decode(bytes: Buffer): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new E_CSV(['The file is not text in UTF-8. Save it again as “CSV UTF-8”.'])
  }
}

/** Spreadsheets of many countries write semicolons. */
function delimiterOf(text: string): string {
  const header = text.slice(0, RECORD_MOST).split(/[\r\n]/, 1)[0]!
  const count = (sign: string) => header.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

function placesOf(header: string[]): Map<Column, number> {
  if (header.length > COLUMNS_MOST) throw new E_CSV([`The file has more than ${COLUMNS_MOST} columns. Leave email, role, brand and message.`])
  const places = new Map<Column, number>()
  for (const [at, cell] of header.entries()) {
    const name = cell.trim().toLowerCase().replace('e-mail', 'email')
    const column = COLUMNS.find((known) => known === name)
    if (!column) continue
    if (places.has(column)) throw new E_CSV([`The file has two columns called ${column}. Leave one.`])
    places.set(column, at)
  }
  for (const column of ['email', 'role'] as const) {
    if (!places.has(column)) throw new E_CSV([`The file has no column called ${column}. Its first line names the columns: email, role, brand, message.`])
  }
  return places
}

function unreadable({ code, lines }: CsvError & { lines?: number }): Error {
  const where = lines === undefined ? '' : `Line ${lines}: `
  if (code === 'CSV_QUOTE_NOT_CLOSED') return new E_CSV([`${where}a quotation mark is opened and never closed.`])
  if (code === 'CSV_MAX_RECORD_SIZE') return new E_CSV([`${where}the row is longer than ${RECORD_MOST} characters. A quotation mark may be open since an earlier row.`])
  return new E_CSV([`${where}the quotation marks are not right. Put a text that holds some in quotation marks, and double those inside.`])
}
