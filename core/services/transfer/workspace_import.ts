import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createError } from '@adonisjs/core/exceptions'
import { announce } from '#services/events/announce'
import { audit } from '#services/audit/audit'
import { MediaStore } from '#services/media/media_store'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { tableOf, type Table } from './catalog.ts'
import { CHECKSUMS, FORMAT, MANIFEST, mediaIn, nounIn, PEOPLE, VERSION, type Checksums, type Manifest } from './format.ts'
import { newId, pathWithNewIds, withNewIds } from './new_ids.ts'
import { NOUNS, type Noun, type Row } from './nouns.ts'
import { addRows, countKnown } from './table_rows.ts'
import { drain, readTar } from './tar.ts'

export const E_ARCHIVE = createError<[why: string]>('This archive cannot be brought in: %s', 'E_ARCHIVE', 422)

/** Rows of one statement, and of one transaction. */
const ROWS_AT_ONCE = 500
/** Text that is read whole; files of the library are streamed, whatever their size. */
const TEXT_MOST_BYTES = 256 * 1024 * 1024

export interface Brought {
  noun: string
  /** In the archive. */
  rows: number
  /** New here; in a dry run, what would be. */
  added: number
}

export interface ImportReport {
  manifest: Manifest
  nouns: Brought[]
  files: number
  /** Files that the archive says were missing where it was made. */
  missing: number
}

/** An archive of a workspace into another one, of this installation or any. */
export class WorkspaceImport {
  #store = new MediaStore()
  /** Ids of people in the archive → people here with the same address. */
  #people = new Map<string, string>()
  #tables = new Map<string, Table>()
  #keys = new Map<string, string>()

  constructor(
    private actor: Actor & { userId: string },
    private file: string
  ) {}

  /** Reads it once to its end, so that nothing is begun with an archive that is damaged or cut off; then again, to bring it in. */
  async run({ dryRun }: { dryRun: boolean }): Promise<ImportReport> {
    const { manifest, missing } = await this.#verify()
    const nouns = new Map<string, Brought>(manifest.nouns.map(({ name }) => [name, { noun: name, rows: 0, added: 0 }]))
    let files = 0

    for await (const { name, size, bytes } of readTar(createReadStream(this.file))) {
      const noun = NOUNS.find(({ table, isImported }) => isImported && table === nounIn(name))
      const media = mediaIn(name)
      if (name === PEOPLE) await this.#recognise(await textOf(bytes, size))
      else if (noun) {
        const rows = linesIn(await textOf(bytes, size))
        const brought = nouns.get(noun.table)!
        brought.rows += rows.length
        for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) brought.added += await this.#insert(noun, rows.slice(at, at + ROWS_AT_ONCE), dryRun)
      } else if (media && !dryRun) files += await this.#take(media, bytes)
      else await drain(bytes)
    }
    const report = { manifest, nouns: [...nouns.values()].filter(({ rows }) => rows), files, missing }
    if (!dryRun) await this.#note(report)
    return report
  }

  async #verify(): Promise<{ manifest: Manifest; missing: number }> {
    const found = new Map<string, string>()
    let [manifest, sums]: [Manifest | undefined, Checksums | undefined] = [undefined, undefined]
    try {
      for await (const { name, size, bytes } of readTar(createReadStream(this.file))) {
        const hash = createHash('sha256')
        const kept: Uint8Array[] = []
        for await (const chunk of bytes) {
          hash.update(chunk)
          if (size <= TEXT_MOST_BYTES && (name === MANIFEST || name === CHECKSUMS)) kept.push(Buffer.from(chunk))
        }
        if (name === MANIFEST) manifest = JSON.parse(Buffer.concat(kept).toString('utf8'))
        if (name === CHECKSUMS) sums = JSON.parse(Buffer.concat(kept).toString('utf8'))
        if (found.has(name)) throw new Error(`${name} is there twice`)
        found.set(name, hash.digest('hex'))
      }
    } catch (error) {
      throw new E_ARCHIVE([(error as Error).message])
    }
    if (manifest?.format !== FORMAT) throw new E_ARCHIVE(['it is no export of a workspace'])
    if (!(manifest.version <= VERSION)) throw new E_ARCHIVE([`it was made by a newer version (format ${manifest.version}); this one knows ${VERSION}`])
    if (!sums) throw new E_ARCHIVE(['its checksums are missing, so it is not complete'])
    const wrong = sums.entries.find(({ name, sha256 }) => found.get(name) !== sha256)
    if (wrong) throw new E_ARCHIVE([`${wrong.name} is not what was exported`])
    return { manifest, missing: sums.missing.length }
  }

  /** Whoever has the same address and is a member here is the same person. Everybody else's name is left open. */
  #recognise(text: string) {
    const people = linesIn(text) as { id: string; email: string }[]
    return tenantTx(this.actor, async ({ client, workspaceId }) => {
      const { rows } = await client.rawQuery('select u.id, u.email from memberships m join users u on u.id = m.user_id where m.workspace_id = ?', [workspaceId])
      const here = new Map<string, string>(rows.map(({ id, email }: { id: string; email: string }) => [email.toLowerCase(), id]))
      for (const { id, email } of people) if (here.has(email.toLowerCase())) this.#people.set(id, here.get(email.toLowerCase())!)
    })
  }

  #insert(noun: Noun, rows: Row[], dryRun: boolean): Promise<number> {
    return tenantTx(this.actor, async () => {
      const table = this.#tables.get(noun.table) ?? (await tableOf(noun.table))
      this.#tables.set(noun.table, table)
      const arriving = rows.flatMap((row) => this.#arriving(noun, table, row))
      if (!arriving.length) return 0
      return dryRun ? arriving.length - (await countKnown(table, arriving)) : addRows(table, arriving)
    })
  }

  /** None, when it points at something that stays where it was and cannot do without. */
  #arriving({ table: name, arriving = (row) => row }: Noun, { columns }: Table, row: Row): Row[] {
    const { workspaceId, userId } = this.actor
    const map = (id: string) => newId(workspaceId, id)
    const result: Row = {}
    for (const { name: column, type, isRequired, isGenerated, pointsAt } of columns) {
      if (isGenerated || !(column in row)) continue
      const value = row[column]
      if (column === 'workspace_id') result[column] = workspaceId
      else if (value === null) result[column] = null
      else if (pointsAt === 'users' || pointsAt === 'memberships') result[column] = this.#people.get(value as string) ?? (isRequired ? userId : null)
      else if (pointsAt && !NOUNS.some((noun) => noun.isImported && noun.table === pointsAt)) {
        if (isRequired) return []
        result[column] = null
      } else if (type === 'uuid') result[column] = map(value as string)
      else if (type === 'jsonb' || type === 'uuid[]') result[column] = withNewIds(value, map)
      else if (name === 'media' && column === 'storage_key') result[column] = this.#rekeyed(row.id as string, value as string, row.workspace_id as string)
      else result[column] = value
    }
    return [arriving(result)]
  }

  /** Keys begin with the workspace; nothing of an archive is ever written outside this one's folder. */
  #rekeyed(mediaId: string, key: string, from: string): string {
    const { workspaceId } = this.actor
    const fresh = pathWithNewIds(key, (id) => (id === from ? workspaceId : newId(workspaceId, id)))
    if (!fresh.startsWith(`${workspaceId}/`) || !/^[\w./-]+$/.test(fresh) || fresh.split('/').includes('..')) throw new E_ARCHIVE([`the file ${mediaId} has an address that is not one of ours`])
    this.#keys.set(mediaId, fresh)
    return fresh
  }

  /** One for a file that is new here. */
  async #take(mediaId: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
    const key = this.#keys.get(mediaId)
    const isThere = key !== undefined && (await this.#store.size(key).then(() => true, () => false))
    if (!key || isThere) {
      await drain(bytes)
      return 0
    }
    const folder = await mkdtemp(join(tmpdir(), 'caidence-import-'))
    try {
      const path = join(folder, 'file')
      await pipeline(bytes, createWriteStream(path, { mode: 0o600 }))
      await this.#store.adopt(path, key)
      return 1
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  #note({ manifest, nouns, files }: ImportReport) {
    const after = { from: manifest.workspace.id, rows: nouns.reduce((sum, { added }) => sum + added, 0), files }
    return tenantTx(this.actor, async ({ workspaceId }) => {
      await audit({ action: 'workspace.imported', subject: { type: 'workspace', id: workspaceId }, after })
      await announce('import.finished', { brandId: null, subject: { type: 'transfer', id: workspaceId }, data: after })
    })
  }
}

const linesIn = (text: string): Row[] => text.split('\n').filter(Boolean).map((line) => JSON.parse(line))

async function textOf(bytes: AsyncIterable<Uint8Array>, size: number): Promise<string> {
  if (size > TEXT_MOST_BYTES) throw new E_ARCHIVE(['a part of it is larger than any that is exported'])
  const parts: Uint8Array[] = []
  for await (const part of bytes) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString('utf8')
}
