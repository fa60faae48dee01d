import { createHash } from 'node:crypto'
import type { Issue } from '@caidence/sdk'
import { inject } from '@adonisjs/core'
import Media from '#models/media'
import SocialConnection from '#models/social_connection'
import SocialPost from '#models/social_post'
import { asMeant } from '#services/audit/log_csv'
import { guidelinesOf, type Guidelines } from '#services/composer/linter'
import { forbiddenIn } from '#services/composer/text_rules'
import { issueSentence } from '#services/publishing/fault_sentences'
import { accountName, matchOf, plainName } from './account_match.ts'
import type { ForeignPost } from './foreign_post.ts'
import { IS_HERE, ownRow, WENT_OUT } from './own_table.ts'
import { PlanChecks, type BatchChecks } from './plan_checks.ts'
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
  /** Of a row that is left out: why. */
  mistakes: Mistake[]
  /** Nothing is wrong with it, and nothing is to be made of it. */
  isLeftOut: boolean
}

/** What the rows of one brand may name. Looked up once for each batch. */
export interface PlanGround {
  connections: SocialConnection[]
  /** By what a row may call them. */
  named: Map<string, SocialConnection>
  media: Map<string, Media>
  /** Posts that rows of our own table were made of, and that are here. */
  own: Set<string>
  checks: BatchChecks
  /** What the brand says of its posts. */
  guidelines?: Guidelines
}

/** Reads rows into posts: what is missing or cannot be is said with column, reason and fix. Writes nothing. */
@inject()
export class PlanRows {
  constructor(private checks: PlanChecks) {}

  /** Everything the rows name, in a query for each kind. Runs inside a tenant transaction. */
  async ground(brandId: string, rows: SheetRow[], headers: string[], mapping: PlanMapping): Promise<PlanGround> {
    const connections = await SocialConnection.query().where('brandId', brandId).whereNot('state', 'disconnected').orderBy('createdAt')
    const names = [...new Set(rows.flatMap((row) => filesOf(row, mapping)))]
    const files = names.length ? await Media.query().where('brandId', brandId).whereNull('deletedAt').whereIn('name', names).orderBy('createdAt') : []
    const ids = rows.flatMap((row) => ownRow(row, headers)?.postId ?? [])
    const posts = ids.length ? await SocialPost.query().select('id').whereIn('id', ids) : []
    // Of two files of one name the newer one is meant.
    return { connections, named: byName(connections), media: new Map(files.map((file) => [file.name, file])), own: new Set(posts.map(({ id }) => id)), checks: this.checks.forBatch(), guidelines: (await guidelinesOf([brandId])).get(brandId) }
  }

  async read(row: SheetRow, headers: string[], mapping: PlanMapping, settings: PlanSettings, ground: PlanGround): Promise<ReadRow> {
    const cell = (field: PlanField) => cellOf(row, mapping, field)
    const nameOf = (field: PlanField) => (mapping[field] === undefined ? field : (headers[mapping[field]] ?? field))
    const foreignKey = row.foreign?.key ?? ''
    if (row.foreign?.leftOut) return leftOut(row, foreignKey, row.foreign.leftOut)
    const own = ownRow(row, headers)
    if (own?.isOut) return leftOut(row, own.postId ?? '', WENT_OUT)
    if (own?.postId && ground.own.has(own.postId)) return leftOut(row, own.postId, IS_HERE)
    const mistakes: Mistake[] = [...(row.foreign?.mistakes ?? [])]

    const link = cell('link')
    const withLink = (text: string) => [text, link && !text.includes(link) ? link : ''].filter(Boolean).join('\n\n')
    const text = withLink(own ? asMeant(cell('text')) : cell('text'))
    if (text.length > TEXT_MOST) mistakes.push({ column: nameOf('text'), reason: `The text has more than ${TEXT_MOST} characters`, fix: 'Shorten it' })

    const time = readTime({ date: cell('date'), time: cell('time'), zone: cell('timeZone') }, settings, { date: nameOf('date'), time: nameOf('time'), timeZone: nameOf('timeZone') })
    if ('reason' in time) mistakes.push(row.foreign ? { ...time, fix: 'Move it there to a time that is still to come, and save the answer again' } : time)

    const files = filesOf(row, mapping).map((name) => ({ name, file: ground.media.get(name) }))
    for (const { name } of files.filter(({ file }) => !file)) mistakes.push({ column: nameOf('media'), ...missing(name, !!row.foreign) })
    if (!text && !files.length) mistakes.push({ column: nameOf('text'), reason: 'The row has neither text nor file', fix: 'Write a text, or delete the row' })

    const channels = row.foreign ? foreignChannels(row.foreign, settings, ground) : tableChannels(listOf(cell('channels')), settings, ground)
    if (row.foreign?.accounts.length && !channels.length) return leftOut(row, foreignKey, ACCOUNT_LEFT_OUT)
    mistakes.push(...channels.flatMap(({ mistake }) => (mistake ? [{ column: nameOf('channels'), ...mistake }] : [])))
    const when = row.foreign?.isDraft || own?.isDraft ? 'draft' : 'at' in time && time.at ? 'at' : settings.without
    if (!channels.length && when !== 'draft') mistakes.push({ column: nameOf('channels'), reason: 'The row names no channel', fix: 'Name one, or choose channels for all rows above the table' })

    const media = files.flatMap(({ file }) => file ?? [])
    const targets: PlannedRow['targets'] = []
    for (const { found: connection, text: ownText } of once(channels)) {
      const { format, sentence } = await formatFor(connection, ownText === undefined ? text : withLink(ownText), media, ground.checks)
      targets.push({ connectionId: connection.id, format, ...(ownText !== undefined && { text: withLink(ownText) }) })
      // With a file missing, what the channel says is about another post.
      if (sentence && when !== 'draft' && files.every(({ file }) => file)) mistakes.push({ column: nameOf(media.length ? 'text' : 'media'), reason: `${connection.handle}: ${sentence}`, fix: 'Change the row so that this channel takes it' })
      const showsText = ground.checks.formatsOf(connection.adapterId).find(({ id }) => id === format)?.text.max !== 0
      if (when !== 'draft' && showsText) mistakes.push(...forbidden(ownText === undefined ? text : withLink(ownText), ground).map((one) => ({ column: nameOf('text'), ...one })))
      if (connection.state !== 'active' && when !== 'draft') mistakes.push({ column: nameOf('channels'), reason: `${connection.handle} needs to be reconnected`, fix: 'Reconnect it under Channels, and check again' })
    }

    const publishAt = 'at' in time && when === 'at' ? (time.at?.toISO() ?? null) : null
    const planned: PlannedRow = { text, when, publishAt, timeZone: cell('timeZone') || settings.timeZone, targets, mediaIds: media.map(({ id }) => id) }
    return { number: row.number, key: keyOf(foreignKey || cell('key'), planned), planned: mistakes.length ? null : planned, mistakes: distinct(mistakes).slice(0, MISTAKES_MOST), isLeftOut: false }
  }
}

/** A file says nothing of whether it is meant: that is a person's word, in the composer. */
const forbidden = (text: string, { guidelines }: PlanGround): Omit<Mistake, 'column'>[] =>
  (guidelines ? forbiddenIn(text, guidelines) : []).map(({ rule, word }) => ({ reason: issueSentence({ rule, params: { words: word, count: 1 } }), fix: 'Change the text, or leave date and time out: it becomes a draft, and whoever plans it can say that it is meant' }))
/** Several channels say the same of one text. */
const distinct = (mistakes: Mistake[]) => [...new Map(mistakes.map((mistake) => [JSON.stringify(mistake), mistake])).values()]

interface Wanted {
  found?: SocialConnection
  /** A text of its own. */
  text?: string
  mistake?: Omit<Mistake, 'column'>
}

const leftOut = ({ number }: SheetRow, key: string, why: Mistake): ReadRow => ({ number, key: hashOf(['key', key]), planned: null, mistakes: [why], isLeftOut: true })
const ACCOUNT_LEFT_OUT: Mistake = { column: 'account', reason: 'Its account is left out', fix: 'Nothing to do, or choose a channel for the account and check again' }

function missing(name: string, isForeign: boolean): Omit<Mistake, 'column'> {
  const reason = `There is no file “${name.slice(0, 60)}” in this brand’s library`
  if (isForeign) return { reason, fix: 'Upload it to the library under this name, and check again' }
  return { reason: /^https?:\/\//i.test(name) ? 'Files are not fetched from addresses' : reason, fix: 'Upload it to the library, and write its name here' }
}

function tableChannels(wanted: string[], settings: PlanSettings, ground: PlanGround): Wanted[] {
  if (!wanted.length) return settings.connectionIds.flatMap((id) => ground.connections.find((one) => one.id === id) ?? []).map((found) => ({ found }))
  return wanted.map((name) => {
    const found = ground.named.get(plainName(name))
    return found ? { found } : { mistake: { reason: `No channel of this brand is called “${name.slice(0, 60)}”`, fix: 'Write its name as the page “Channels” shows it' } }
  })
}

/** What somebody said of an account, else the channel that is called so; without accounts, those for rows that do not say. */
function foreignChannels({ accounts }: ForeignPost, settings: PlanSettings, ground: PlanGround): Wanted[] {
  if (!accounts.length) return tableChannels([], settings, ground)
  return accounts.flatMap(({ account, text }): Wanted[] => {
    const said = settings.accounts?.[account.id]
    if (said === null) return []
    const found = said ? ground.connections.find(({ id }) => id === said) : matchOf(account, ground.connections)
    return [found ? { found, text } : { mistake: { reason: `No channel of this brand is the account ${accountName(account)}`, fix: 'Choose a channel for it above the rows, or connect it, and check again' } }]
  })
}

/** Each channel once. */
const once = (channels: Wanted[]) => [...new Map(channels.flatMap(({ found, text }) => (found ? [[found.id, { found, text }] as const] : []))).values()]

/** The first format that takes it as it is; where none does, what the first one says. */
async function formatFor({ adapterId }: SocialConnection, text: string, media: Media[], checks: BatchChecks): Promise<{ format: string; sentence?: string }> {
  const formats = checks.formatsOf(adapterId)
  let first: Issue | undefined
  for (const { id } of formats) {
    const error = await checks.errorOf(adapterId, id, text, media)
    if (!error) return { format: id }
    first ??= error
  }
  return { format: formats[0]?.id ?? '', sentence: first ? checks.sentenceOf(first) : 'its plugin is not installed' }
}

const cellOf = (row: SheetRow, mapping: PlanMapping, field: PlanField) => (mapping[field] === undefined ? '' : (row.cells[mapping[field]] ?? ''))
const listOf = (cell: string) => cell.split(/[;,|\n]/).map((part) => part.trim()).filter(Boolean)

const filesOf = (row: SheetRow, mapping: PlanMapping) => row.foreign?.files ?? listOf(cellOf(row, mapping, 'media'))

/** By its handle, with or without @ and its platform, its name, or its id. Of two with the same one, the older is meant. */
function byName(connections: SocialConnection[]): Map<string, SocialConnection> {
  const named = new Map<string, SocialConnection>()
  for (const connection of connections) {
    for (const name of [connection.id, connection.handle, connection.name ?? '', `${connection.adapterId} ${connection.handle}`].map(plainName)) {
      if (name && !named.has(name)) named.set(name, connection)
    }
  }
  return named
}

/** The file's own key for the row, else what the row says: the same row in another file is the same row. */
function keyOf(own: string, { text, publishAt, targets, mediaIds }: PlannedRow): string {
  const said = own ? ['key', own] : ['row', text, publishAt, targets.map(({ connectionId, format }) => `${connectionId} ${format}`).sort(), mediaIds]
  return hashOf(said)
}

const hashOf = (said: unknown) => createHash('sha256').update(JSON.stringify(said)).digest('base64url')
