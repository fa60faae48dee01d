import { createHash } from 'node:crypto'
import { notAllowed } from '#services/access/errors'
import { audit } from '#services/audit/audit'
import { MediaStore } from '#services/media/media_store'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { tableOf } from './catalog.ts'
import { CHECKSUMS, fileName, FORMAT, MANIFEST, mediaIn, PEOPLE, ROWS_PER_FILE, rowsName, VERSION, type Checksums, type Manifest } from './format.ts'
import { NOUNS, type Noun } from './nouns.ts'
import { linesAfter } from './table_rows.ts'
import { tarEnd, tarEntry } from './tar.ts'

interface StoredFile {
  id: string
  key: string
  /** As the library says. */
  bytes: number
}

const ROWS_PART = 0.1

/**
 * The whole workspace as a tar archive, as it is read: nothing is kept on the way, so it may be of any size. Each part
 * is read in a short transaction of its own; what changes meanwhile is in it or is not.
 */
export class ArchiveWriter {
  #at = new Date()
  #sums: Checksums = { entries: [], missing: [] }
  #store = new MediaStore()
  #nouns = 0
  #files = { bytes: 0, of: 0 }

  constructor(private actor: Actor & { userId: string }) {}

  /** From 0 to 1: rows are a tenth of it, and files go by their bytes. */
  get progress(): number {
    const files = this.#nouns < NOUNS.length ? 0 : this.#files.of ? this.#files.bytes / this.#files.of : 1
    return (ROWS_PART * this.#nouns) / NOUNS.length + (1 - ROWS_PART) * Math.min(1, files)
  }

  /** What is in it, once it is whole. */
  get counts(): { rows: number; files: number; missing: number } {
    const { entries, missing } = this.#sums
    return { rows: entries.reduce((sum, { rows = 0 }) => sum + rows, 0), files: entries.filter(({ name }) => mediaIn(name)).length, missing: missing.length }
  }

  /** The wall between brands would make half an archive for somebody of a brand, whatever else they were allowed. */
  async mustSeeAll() {
    const sees = await tenantTx(this.actor, async ({ client }) => (await client.rawQuery(`select current_setting('app.every_brand', true) = 'on' as all`)).rows[0].all)
    if (!sees) throw notAllowed()
  }

  async *archive(): AsyncGenerator<Uint8Array> {
    await this.#begin()
    const workspace = await this.#workspace()
    const manifest: Manifest = { format: FORMAT, version: VERSION, exportedAt: this.#at.toISOString(), workspace, nouns: NOUNS.map(({ table, isImported }) => ({ name: table, isImported })) }
    yield* this.#text(MANIFEST, JSON.stringify(manifest, null, 2))
    yield* this.#lines(PEOPLE, await this.#people())

    const files: StoredFile[] = []
    for (const noun of NOUNS) {
      let part = 0
      for await (const rows of this.#parts(noun)) {
        if (noun.table === 'media') files.push(...rows.map((line) => JSON.parse(line)).map(({ id, storage_key: key, bytes }) => ({ id, key, bytes })))
        yield* this.#lines(rowsName(noun.table, (part += 1)), rows)
      }
      this.#nouns += 1
      this.#files.of = files.reduce((sum, { bytes }) => sum + bytes, 0)
    }
    for (const file of files) yield* this.#file(file)
    const { entries, missing } = this.#sums
    yield* this.#text(CHECKSUMS, JSON.stringify({ entries, missing } satisfies Checksums, null, 2))
    yield tarEnd()
    await this.#note()
  }

  /** Before the first byte: whoever breaks off has read what was sent until then. */
  #begin() {
    return tenantTx(this.actor, ({ workspaceId }) => audit({ action: 'workspace.export_begun', subject: { type: 'workspace', id: workspaceId } }))
  }

  #workspace() {
    return tenantTx(this.actor, async ({ client, workspaceId }) => {
      const { rows } = await client.rawQuery('select id, name, profile_type as "profileType", time_zone as "timeZone" from workspaces where id = ?', [workspaceId])
      return rows[0] as Manifest['workspace']
    })
  }

  /** Who wrote what is told by ids; these say who that is, and in another installation find the same people. */
  #people(): Promise<string[]> {
    return tenantTx(this.actor, async ({ client, workspaceId }) => {
      const { rows } = await client.rawQuery('select u.id, u.email, u.full_name as name from memberships m join users u on u.id = m.user_id where m.workspace_id = ? order by u.id', [workspaceId])
      return rows.map((row: object) => JSON.stringify(row))
    })
  }

  async *#parts({ table: name, without = [], order }: Noun): AsyncGenerator<string[]> {
    const table = await tenantTx(this.actor, () => tableOf(name))
    const left = [...without, ...table.columns.filter(({ isGenerated }) => isGenerated).map((column) => column.name).filter((column) => !table.key.includes(column))]
    const by = order ?? table.key
    let after: string[] | null = null
    for (;;) {
      const rows = await tenantTx(this.actor, () => linesAfter(table, left, by, after))
      if (rows.length) yield rows.map(({ line }) => line)
      if (rows.length < ROWS_PER_FILE) return
      after = rows.at(-1)!.place
    }
  }

  async *#file({ id, key, bytes: said }: StoredFile): AsyncGenerator<Uint8Array> {
    const bytes = await this.#store.size(key).catch(() => null)
    if (bytes !== null) return yield* this.#entry(fileName(id), bytes, this.#counted(await this.#store.stream(key, 0, bytes)))
    this.#sums.missing.push(id)
    this.#files.bytes += said
  }

  async *#counted(bytes: AsyncIterable<Uint8Array>) {
    for await (const chunk of bytes) {
      this.#files.bytes += chunk.byteLength
      yield chunk
    }
  }

  async *#lines(name: string, lines: string[]) {
    yield* this.#text(name, lines.map((line) => `${line}\n`).join(''), lines.length)
  }

  async *#text(name: string, text: string, rows?: number) {
    const bytes = Buffer.from(text, 'utf8')
    yield* this.#entry(name, bytes.length, [bytes], rows)
  }

  async *#entry(name: string, size: number, bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, rows?: number): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256')
    const counted = (async function* () {
      for await (const chunk of bytes) {
        hash.update(chunk)
        yield chunk
      }
    })()
    yield* tarEntry(name, size, counted, this.#at)
    this.#sums.entries.push({ name, bytes: size, sha256: hash.digest('hex'), ...(rows !== undefined && { rows }) })
  }

  #note() {
    return tenantTx(this.actor, ({ workspaceId }) => audit({ action: 'workspace.exported', subject: { type: 'workspace', id: workspaceId }, after: this.counts }))
  }
}
