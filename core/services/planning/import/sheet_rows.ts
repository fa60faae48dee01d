import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { E_PLAN_FILE } from '../errors.ts'
import { cleaned } from './cell_text.ts'
import type { SheetRow } from './plan_file.ts'

// A package of the time before modules: loaded when a sheet comes, since most installations never see one.
const load = createRequire(import.meta.url)

const MEGABYTE = 1_000_000
/** Sheets are packed, to a tenth and less. Their rows are read as a stream, by way of a file in the system's temporary folder. */
export const SHEET_BYTES_MOST = 16 * MEGABYTE
/** What the whole may be unpacked: the most rows we take, with a kilobyte and a half of markup each. More is somebody's bomb. */
const UNPACKED_MOST = 300 * MEGABYTE
/** The words of a sheet lie apart from its rows, and the reader holds all of them in memory while it reads. A text that is long is only held once. */
const WORDS_MOST = 48 * MEGABYTE
const WORDS = 'xl/sharedStrings.xml'
const ASK_FOR_CSV = 'Save it as “CSV UTF-8”, which may be longer.'

/** Throws E_PLAN_FILE for a sheet that would take more memory or disk than one may. Unpacks it once with the reader's own means, and keeps nothing. */
export async function refuseHugeSheet(path: string, most = { words: WORDS_MOST, unpacked: UNPACKED_MOST }): Promise<void> {
  const unzipper = createRequire(load.resolve('exceljs'))('unzipper') as { Parse(options: { forceStream: boolean }): NodeJS.ReadWriteStream & AsyncIterable<Readable & { path: string }> }
  const parts = unzipper.Parse({ forceStream: true })
  const packed = createReadStream(path)
  // What breaks it is told by the loop below.
  pipeline(packed, parts).catch(() => {})
  let unpacked = 0
  try {
    for await (const part of parts) {
      let length = 0
      for await (const chunk of part as AsyncIterable<Buffer>) {
        length += chunk.length
        unpacked += chunk.length
        if (part.path === WORDS && length > most.words) throw new E_PLAN_FILE([`The sheet holds more than ${most.words / MEGABYTE} MB of text. ${ASK_FOR_CSV}`])
        if (unpacked > most.unpacked) throw new E_PLAN_FILE([`The sheet is larger than ${most.unpacked / MEGABYTE} MB once it is unpacked. ${ASK_FOR_CSV}`])
      }
    }
  } catch (error) {
    throw error instanceof E_PLAN_FILE ? error : unreadable()
  } finally {
    packed.destroy()
  }
}

/** The rows of a workbook's first sheet. */
export async function* sheetRows(stream: Readable, isOver: () => boolean): AsyncGenerator<SheetRow> {
  const { stream: streams } = load('exceljs') as typeof import('exceljs')
  const reader = new streams.xlsx.WorkbookReader(stream as any, { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore', entries: 'ignore' })
  let isFirst = true
  try {
    for await (const sheet of reader) {
      if (isFirst) {
        for await (const row of sheet) {
          yield { number: row.number, cells: Array.from((row.values as unknown[]).slice(1), (value) => cleaned(textOf(value))) }
          if (isOver()) break
        }
      }
      // Plans are on the first sheet; the others are somebody's notes. They are passed over and not left, so that the reader takes its temporary files away.
      else passOver(sheet)
      isFirst = false
    }
  } catch (error) {
    throw error instanceof E_PLAN_FILE ? error : unreadable()
  } finally {
    stream.destroy()
  }
}

/** The reader removes the file of a sheet that may not be open yet, which nobody minds. */
function passOver(sheet: unknown) {
  const { iterator } = sheet as { iterator?: Partial<Readable> }
  iterator?.on?.('error', () => {})
  iterator?.destroy?.()
}

const unreadable = () => new E_PLAN_FILE(['The sheet cannot be read. Save it again as XLSX, or as “CSV UTF-8”.'])

/** The day that sheets count from: a cell with a time of day alone lies on it, or on the day after. */
const DAYS_OF_NONE = ['1899-12-30', '1899-12-31']
const MIDNIGHT = '00:00'

/** A cell as its text. A date has no zone in a sheet: the clock it shows is what counts. A day alone has no time, and a time alone no day. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return timeOf(value)
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return (value.richText as { text: string }[]).map(({ text }) => text).join('')
  if ('result' in value) return textOf(value.result)
  return 'text' in value ? textOf(value.text) : ''
}

function timeOf(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const [day, clock] = [date.toISOString().slice(0, 10), date.toISOString().slice(11, 16)]
  if (DAYS_OF_NONE.includes(day)) return clock
  return clock === MIDNIGHT ? day : `${day} ${clock}`
}
