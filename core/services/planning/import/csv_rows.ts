import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { E_PLAN_FILE } from '../errors.ts'
import { cleaned } from './cell_text.ts'
import type { SheetRow } from './plan_file.ts'

/** The longest text that a post may have, and the rest of its row. A quote that is never closed does not run to the end of the file. */
const RECORD_MOST = 100_000
const SNIFFED = 4_096

/** The rows of a table in text, whatever a spreadsheet made of commas and letters. */
export async function* csvRows(stream: Readable, isOver: () => boolean): AsyncGenerator<SheetRow> {
  const [head, whole] = await withHead(stream)
  const isUtf16 = head[0] === 0xff && head[1] === 0xfe
  const start = new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(head)
  const parser = parse({ bom: true, encoding: isUtf16 ? 'utf16le' : 'utf8', delimiter: delimiterOf(start), relax_column_count: true, skip_empty_lines: true, max_record_size: RECORD_MOST })
  const failed = (error: Error) => parser.destroy(error)
  whole.on('error', failed)
  whole.pipe(parser)
  let number = 0
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      yield { number: ++number, cells: record.map(cleaned) }
      if (isOver()) return
    }
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error, number + 1) : error
  } finally {
    whole.destroy()
  }
}

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
    return [head, Readable.from([head])]
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
