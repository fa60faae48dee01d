import { createHash } from 'node:crypto'
import { inject } from '@adonisjs/core'
import Media from '#models/media'
import SocialConnection from '#models/social_connection'
import { toMediaRef } from '#services/media/media_source'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { DraftChecks, factsOf } from '#services/publishing/drafts'
import { issueSentence } from '#services/publishing/fault_sentences'
import { DEFAULT_FIT } from '#services/publishing/post_input'
import type { Mistake, PlanField, PlanMapping, PlannedRow, PlanSettings } from './plan_columns.ts'
import type { SheetRow } from './plan_file.ts'
import { readTime } from './plan_time.ts'

/** As much as a post may hold; the limits of one platform are its adapter's. */
const TEXT_MOST = 70_000
const MISTAKES_MOST = 10

export interface ReadRow {
  number: number
  key: string
  planned: PlannedRow | null
  mistakes: Mistake[]
}

/** What the rows of one brand may name. Looked up once for each batch. */
export interface PlanGround {
  connections: SocialConnection[]
  media: Map<string, Media>
}

/** Reads rows into posts: what is missing or cannot be is said with column, reason and fix. Writes nothing. */
@inject()
export class PlanRows {
  constructor(
    private host: PluginHostService,
    private checks: DraftChecks
  ) {}

  /** Everything the rows name, in two queries. Runs inside a tenant transaction. */
  async ground(brandId: string, rows: SheetRow[], mapping: PlanMapping): Promise<PlanGround> {
    const connections = await SocialConnection.query().where('brandId', brandId).whereNot('state', 'disconnected').orderBy('createdAt')
    const names = [...new Set(rows.flatMap((row) => listOf(cellOf(row, mapping, 'media'))))]
    const files = names.length ? await Media.query().where('brandId', brandId).whereNull('deletedAt').whereIn('name', names).orderBy('createdAt') : []
    // Of two files of one name the newer one is meant.
    return { connections, media: new Map(files.map((file) => [file.name, file])) }
  }

  async read(row: SheetRow, headers: string[], mapping: PlanMapping, settings: PlanSettings, ground: PlanGround): Promise<ReadRow> {
    const cell = (field: PlanField) => cellOf(row, mapping, field)
    const nameOf = (field: PlanField) => (mapping[field] === undefined ? field : (headers[mapping[field]] ?? field))
    const mistakes: Mistake[] = []

    const link = cell('link')
    const text = [cell('text'), link && !cell('text').includes(link) ? link : ''].filter(Boolean).join('\n\n')
    if (text.length > TEXT_MOST) mistakes.push({ column: nameOf('text'), reason: `The text has more than ${TEXT_MOST} characters`, fix: 'Shorten it' })

    const time = readTime({ date: cell('date'), time: cell('time'), zone: cell('timeZone') }, settings, { date: nameOf('date'), time: nameOf('time'), timeZone: nameOf('timeZone') })
    if ('reason' in time) mistakes.push(time)

    const files = listOf(cell('media')).map((name) => ({ name, file: ground.media.get(name) }))
    for (const { name } of files.filter(({ file }) => !file)) {
      const isAddress = /^https?:\/\//i.test(name)
      mistakes.push({ column: nameOf('media'), reason: isAddress ? 'Files are not fetched from addresses' : `There is no file “${name.slice(0, 60)}” in this brand’s library`, fix: 'Upload it to the library, and write its name here' })
    }
    if (!text && !files.length) mistakes.push({ column: nameOf('text'), reason: 'The row has neither text nor file', fix: 'Write a text, or delete the row' })

    const wanted = listOf(cell('channels'))
    const channels = wanted.length ? wanted.map((name) => ({ name, found: channelOf(name, ground.connections) })) : settings.connectionIds.flatMap((id) => ground.connections.find((one) => one.id === id) ?? []).map((found) => ({ name: found.handle, found }))
    for (const { name } of channels.filter(({ found }) => !found)) mistakes.push({ column: nameOf('channels'), reason: `No channel of this brand is called “${name.slice(0, 60)}”`, fix: 'Write its name as the page “Channels” shows it' })
    const when = 'at' in time && time.at ? 'at' : settings.without
    if (!channels.length && when !== 'draft') mistakes.push({ column: nameOf('channels'), reason: 'The row names no channel', fix: 'Name one, or choose channels for all rows above the table' })

    const media = files.flatMap(({ file }) => file ?? [])
    const targets: PlannedRow['targets'] = []
    for (const connection of new Set(channels.flatMap(({ found }) => found ?? []))) {
      const { format, sentence } = await this.#format(connection, text, media)
      targets.push({ connectionId: connection.id, format })
      // With a file missing, what the channel says is about another post.
      if (sentence && when !== 'draft' && files.every(({ file }) => file)) mistakes.push({ column: nameOf(media.length ? 'text' : 'media'), reason: `${connection.handle}: ${sentence}`, fix: 'Change the row so that this channel takes it' })
      if (connection.state !== 'active' && when !== 'draft') mistakes.push({ column: nameOf('channels'), reason: `${connection.handle} needs to be reconnected`, fix: 'Reconnect it under Channels, and check again' })
    }

    const publishAt = 'at' in time ? (time.at?.toISO() ?? null) : null
    const planned: PlannedRow = { text, when, publishAt, timeZone: cell('timeZone') || settings.timeZone, targets, mediaIds: media.map(({ id }) => id) }
    return { number: row.number, key: keyOf(cell('key'), planned), planned: mistakes.length ? null : planned, mistakes: mistakes.slice(0, MISTAKES_MOST) }
  }

  /** The first format that takes it as it is; where none does, what the first one says. */
  async #format(connection: SocialConnection, text: string, media: Media[]): Promise<{ format: string; sentence?: string }> {
    const formats = this.host.adapters().find(({ id }) => id === connection.adapterId)?.formats ?? []
    let first: string | undefined
    const references = media.map((file) => toMediaRef(file, file.altText ?? undefined))
    for (const { id } of formats) {
      const { issues } = await this.checks.checkAhead(connection.adapterId, { draft: { format: id, text, media: references, options: {} }, files: factsOf(media), shaping: DEFAULT_FIT })
      const error = issues.find(({ level }) => level === 'error')
      if (!error) return { format: id }
      first ??= issueSentence(error)
    }
    return { format: formats[0]?.id ?? '', sentence: first ?? 'its plugin is not installed' }
  }
}

const cellOf = (row: SheetRow, mapping: PlanMapping, field: PlanField) => (mapping[field] === undefined ? '' : (row.cells[mapping[field]] ?? ''))
const listOf = (cell: string) => cell.split(/[;,|\n]/).map((part) => part.trim()).filter(Boolean)

/** By its handle, with or without @, its name, or its id. */
function channelOf(name: string, connections: SocialConnection[]): SocialConnection | undefined {
  const wanted = name.replace(/^@/, '').toLowerCase()
  return connections.find(({ id, handle, name: shown }) => [id, handle.replace(/^@/, ''), shown ?? ''].some((one) => one.toLowerCase() === wanted))
}

/** The file's own key for the row, else what the row says: the same row in another file is the same row. */
function keyOf(own: string, { text, publishAt, targets, mediaIds }: PlannedRow): string {
  const said = own ? ['key', own] : ['row', text, publishAt, targets.map(({ connectionId, format }) => `${connectionId} ${format}`).sort(), mediaIds]
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url')
}
