import { createRequire } from 'node:module'
import type { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { E_PLAN_FILE } from '../errors.ts'

// A package of the time before modules: loaded when a sheet comes, since most installations never see one.
const load = createRequire(import.meta.url)

/** Twice the largest plan that we promise; what is longer is done in parts. */
export const ROWS_MOST = 200_000
const COLUMNS_MOST = 100
/** The longest text that a post may have, and the rest of its row. A quote that is never closed does not run to the end of the file. */
const RECORD_MOST = 100_000
const SNIFFED = 4_096

export type PlanKind = 'csv' | 'xlsx'
export interface SheetRow {
  /** As a spreadsheet numbers it: the headers are 1. */
  number: number
  cells: string[]
}

/** XLSX files are ZIP archives. */
export const kindOfBytes = (head: Buffer): PlanKind => (head.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4])) ? 'xlsx' : 'csv')

/** The rows of a file one after the other, its headers first: never more than a few of them in memory. Throws E_PLAN_FILE for what makes the file unreadable. */
export async function* rowsOf(kind: PlanKind, stream: Readable): AsyncGenerator<SheetRow> {
  let seen = 0
  for await (const row of kind === 'csv' ? csvRows(stream) : xlsxRows(stream)) {
    if (row.cells.length > COLUMNS_MOST) throw new E_PLAN_FILE([`Row ${row.number} has more than ${COLUMNS_MOST} columns.`])
    if (row.cells.every((cell) => cell === '')) continue
    if (++seen > ROWS_MOST + 1) throw new E_PLAN_FILE([`The file has more than ${ROWS_MOST} rows. Split it, and import the parts one after the other.`])
    yield row
  }
}

async function* csvRows(stream: Readable): AsyncGenerator<SheetRow> {
  const [head, whole] = await withHead(stream)
  const isUtf16 = head[0] === 0xff && head[1] === 0xfe
  const start = new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(head)
  const parser = parse({ bom: true, encoding: isUtf16 ? 'utf16le' : 'utf8', delimiter: delimiterOf(start), relax_column_count: true, skip_empty_lines: true, max_record_size: RECORD_MOST })
  const failed = (error: Error) => parser.destroy(error)
  whole.on('error', failed)
  whole.pipe(parser)
  let number = 0
  try {
    for await (const record of parser as AsyncIterable<string[]>) yield { number: ++number, cells: record.map(cleaned) }
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error, number + 1) : error
  } finally {
    whole.destroy()
  }
}

async function* xlsxRows(stream: Readable): AsyncGenerator<SheetRow> {
  const { stream: streams } = load('exceljs') as typeof import('exceljs')
  const reader = new streams.xlsx.WorkbookReader(stream as any, { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore', entries: 'ignore' })
  try {
    for await (const sheet of reader) {
      for await (const row of sheet) yield { number: row.number, cells: (row.values as unknown[]).slice(1).map((value) => cleaned(textOf(value))) }
      // Plans are on the first sheet; the others are somebody's notes.
      return
    }
  } catch (error) {
    if (error instanceof E_PLAN_FILE) throw error
    throw new E_PLAN_FILE(['The sheet cannot be read. Save it again as XLSX, or as “CSV UTF-8”.'])
  } finally {
    stream.destroy()
  }
}

/** A cell as its text. A date has no zone in a sheet: the clock it shows is what counts. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 16).replace('T', ' ')
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return (value.richText as { text: string }[]).map(({ text }) => text).join('')
  if ('result' in value) return textOf(value.result)
  return 'text' in value ? textOf(value.text) : ''
}

/** Postgres keeps no NUL, and half of a pair is no character. */
const cleaned = (cell: string) => cell.replaceAll('\0', '').toWellFormed().trim()

async function withHead(stream: Readable): Promise<[Buffer, Readable]> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk)
    length += chunk.length
    if (length >= SNIFFED) break
  }
  const head = Buffer.concat(chunks)
  if (!stream.readableEnded && !stream.destroyed) stream.unshift(head)
  else {
    const { Readable: Streams } = await import('node:stream')
    return [head, Streams.from([head])]
  }
  return [head, stream]
}

/** Spreadsheets of many countries write semicolons. */
function delimiterOf(text: string): string {
  const header = text.split(/[\r\n]/, 1)[0]!
  const count = (sign: string) => header.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

function unreadable({ code }: CsvError, row: number): Error {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return new E_PLAN_FILE([`Row ${row}: a quotation mark is opened and never closed.`])
  if (code === 'CSV_MAX_RECORD_SIZE') return new E_PLAN_FILE([`Row ${row} is longer than ${RECORD_MOST} characters. A quotation mark may be open since an earlier row.`])
  return new E_PLAN_FILE([`Row ${row}: the quotation marks are not right. Put a text that holds some in quotation marks, and double those inside.`])
}
