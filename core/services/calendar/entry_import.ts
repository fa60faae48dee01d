import { inject } from '@adonisjs/core'
import { parse } from 'csv-parse/sync'
import { DateTime, IANAZone } from 'luxon'
import ContentCalendarEntry from '#models/content_calendar_entry'
import { spoken } from '#services/language'
import { refuseInput } from '#services/publishing/post_input'
import type { Actor } from '#services/tenancy/tenant_tx'
import { CalendarEntries, type NewEntry } from './entries.ts'
import type { EntryColour, EntryKind } from './entry_kinds.ts'
import type { ImportResult } from './shapes.ts'
import { BODY_MOST, ENTRY_MOST_DAYS, IMPORT_ROWS_MOST, TITLE_MOST } from './limits.ts'

/** One row that was read, or why it was not. `line` counts from 1, as editors do. */
type ReadRow = { line: number; entry: Omit<NewEntry, 'kind' | 'brandId'> } | { line: number; problem: string }

/** Holidays and events from what other programs export: iCalendar, or a table of date and title. Runs inside a tenant transaction. */
@inject()
export class EntryImport {
  constructor(private entries: CalendarEntries) {}

  async run(actor: Actor, text: string, into: { kind: EntryKind; colour?: EntryColour; brandId: string | null }, dryRun: boolean): Promise<ImportResult> {
    const rows = readRows(text)
    if (!rows.length) throw refuseInput({ field: 'text', rule: 'empty', message: 'There is nothing to read: paste an iCalendar file, or lines such as 2026-12-24,Christmas Eve' })
    if (rows.length > IMPORT_ROWS_MOST) throw refuseInput({ field: 'text', rule: 'max', message: `There are more than ${IMPORT_ROWS_MOST} rows. Paste them in parts.` })

    const result: ImportResult = { added: [], known: 0, problems: [] }
    const known = await this.#known(into, rows)
    for (const row of rows) {
      if ('problem' in row) {
        result.problems.push(row)
        continue
      }
      const key = keyOf(row.entry.startsOn, row.entry.title)
      if (known.has(key)) {
        result.known++
        continue
      }
      known.add(key)
      if (!dryRun) await this.entries.create(actor, { ...row.entry, ...into })
      result.added.push({ line: row.line, title: row.entry.title, startsOn: row.entry.startsOn, endsOn: row.entry.endsOn ?? row.entry.startsOn })
    }
    return result
  }

  async #known({ kind, brandId }: { kind: EntryKind; brandId: string | null }, rows: ReadRow[]): Promise<Set<string>> {
    const days = rows.flatMap((row) => ('entry' in row ? row.entry.startsOn : []))
    if (!days.length) return new Set()
    const query = ContentCalendarEntry.query().where('kind', kind).whereIn('starts_on', [...new Set(days)])
    const found = await (brandId ? query.where('brand_id', brandId) : query.whereNull('brand_id'))
    return new Set(found.map(({ startsOn, title }) => keyOf(startsOn.toISODate()!, title)))
  }
}

const keyOf = (day: string, title: string) => `${day} ${title.toLowerCase()}`

const readRows = (text: string): ReadRow[] => (/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text) ? readCalendar(text) : readTable(text))

function readTable(text: string): ReadRow[] {
  const delimiter = [';', '\t'].find((sign) => text.split('\n', 1)[0].includes(sign)) ?? ','
  let lines: { record: string[]; info: { lines: number } }[]
  try {
    lines = parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, trim: true, info: true }) as unknown as typeof lines
  } catch {
    throw refuseInput({ field: 'text', rule: 'csv', message: 'This is no table: a quotation mark is not closed' })
  }
  const rows = lines.map(({ record: [first = '', title = '', last = ''], info }) => ({ line: info.lines, first, title, last }))
  // A first line without a day in it names the columns.
  if (rows[0] && !dayOf(rows[0].first)) rows.shift()
  return rows.map(({ line, first, title, last }) => row(line, title, dayOf(first), last ? dayOf(last) : undefined, first))
}

const FORMATS = ['yyyy-MM-dd', 'yyyyMMdd', 'd.M.yyyy', 'd. M. yyyy', 'yyyy/MM/dd']

/** Days and months are never guessed apart: 3/4/2026 is refused rather than read wrong. */
function dayOf(text: string): string | null {
  for (const format of FORMATS) {
    const day = DateTime.fromFormat(text, format, { zone: 'utc' })
    if (day.isValid) return day.toISODate()
  }
  return null
}

const said = (key: string, values: Record<string, string | number> = {}) => spoken().t(`calendar.import.refused.${key}`, values)

function row(line: number, title: string, startsOn: string | null, endsOn: string | null | undefined, given: string, rest: Partial<NewEntry> = {}): ReadRow {
  if (!startsOn) return { line, problem: said('noDay', { day: given.slice(0, 40) }) }
  if (endsOn === null) return { line, problem: said('noLastDay') }
  if (!title) return { line, problem: said('noTitle') }
  if (title.length > TITLE_MOST) return { line, problem: said('longTitle', { most: TITLE_MOST }) }
  const days = endsOn ? DateTime.fromISO(endsOn).diff(DateTime.fromISO(startsOn), 'days').days : 0
  if (days < 0) return { line, problem: said('endsFirst') }
  if (days > ENTRY_MOST_DAYS) return { line, problem: said('tooLong', { most: ENTRY_MOST_DAYS }) }
  return { line, entry: { title, startsOn, endsOn: endsOn ?? startsOn, ...rest } }
}

interface Property {
  value: string
  params: Record<string, string>
}

/** RFC 5545, as far as events without repetition go. */
function readCalendar(text: string): ReadRow[] {
  const rows: ReadRow[] = []
  let open: { line: number; properties: Record<string, Property> } | null = null
  for (const { line, text: content } of unfolded(text)) {
    if (/^BEGIN:VEVENT$/i.test(content)) open = { line, properties: {} }
    else if (/^END:VEVENT$/i.test(content) && open) {
      rows.push(eventOf(open.line, open.properties))
      open = null
    } else if (open) {
      const [, name, params, value] = /^([A-Za-z-]+)((?:;[^:"]*(?:"[^"]*"[^:"]*)*)?):(.*)$/.exec(content) ?? []
      if (name) open.properties[name.toUpperCase()] = { value, params: Object.fromEntries(params.split(';').filter(Boolean).map((one) => [one.split('=')[0].toUpperCase(), one.slice(one.indexOf('=') + 1).replaceAll('"', '')])) }
    }
  }
  return rows
}

/** Long lines go on in the next one after a space. */
function unfolded(text: string): { line: number; text: string }[] {
  const lines: { line: number; text: string }[] = []
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (/^[ \t]/.test(raw) && lines.length) lines.at(-1)!.text += raw.slice(1)
    else lines.push({ line: index + 1, text: raw })
  }
  return lines
}

const plain = (value = '') => value.replace(/\\([nN,;\\])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign)).trim()

function eventOf(line: number, { SUMMARY, DESCRIPTION, DTSTART, DTEND, RRULE }: Record<string, Property | undefined>): ReadRow {
  const title = plain(SUMMARY?.value).replace(/\s+/g, ' ')
  if (RRULE) return { line, problem: said('repeats', { title: title.slice(0, 40) }) }
  const start = DTSTART && momentOf(DTSTART)
  if (!start) return row(line, title, null, undefined, DTSTART?.value ?? '')
  const end = DTEND && momentOf(DTEND)
  const body = plain(DESCRIPTION?.value).slice(0, BODY_MOST)
  // The end of whole days is the day after the last.
  if (!start.time) return row(line, title, start.day, end ? DateTime.max(DateTime.fromISO(end.day).minus({ days: 1 }), DateTime.fromISO(start.day)).toISODate() : undefined, '', { body })
  return row(line, title, start.day, end?.day, '', { body, startTime: start.time, endTime: end?.time ?? null, timeZone: start.zone })
}

function momentOf({ value, params }: Property): { day: string; time?: string; zone: string } | null {
  const [, date, hour, minute, utc] = /^(\d{8})(?:T(\d\d)(\d\d)\d\d(Z)?)?$/.exec(value) ?? []
  const day = date ? dayOf(date) : null
  if (!day) return null
  const zone = !utc && params.TZID && IANAZone.isValidZone(params.TZID) ? params.TZID : 'UTC'
  return { day, time: hour && `${hour}:${minute}`, zone }
}
