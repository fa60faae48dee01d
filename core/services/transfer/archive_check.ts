import { createHash } from 'node:crypto'
import { DateTime, IANAZone } from 'luxon'
import { PROFILE_TYPES } from '#services/access/profile_types'
import { MAX_VIDEO_BYTES, WORKSPACE_QUOTA_BYTES } from '#services/media/limits'
import { readable } from '#services/media/sizes'
import { rowsIn } from './archive_lines.ts'
import { E_ARCHIVE } from './errors.ts'
import { CHECKSUMS, FORMAT, MANIFEST, mediaIn, nounIn, PEOPLE, VERSION, type Checksums, type Manifest } from './format.ts'
import { ENTRIES_MOST, ROWS_MOST, TEXT_MOST_BYTES } from './limits.ts'
import { NOUNS } from './nouns.ts'
import type { Findings } from './shapes.ts'
import { drain, readTar, type Entry } from './tar.ts'

/** The archive from its beginning; it is read more than once. */
export type OpenArchive = () => Promise<AsyncIterable<Uint8Array>> | AsyncIterable<Uint8Array>

const KINDS = [MANIFEST, PEOPLE, CHECKSUMS]
const NAME_MOST = 60
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Reads an archive to its end, so that nothing is begun with one that is damaged, cut off or something else. Throws `E_ARCHIVE`. */
export async function checkArchive(open: OpenArchive): Promise<Findings> {
  try {
    return await new Check().run(await open())
  } catch (error) {
    if ((error as { code?: string }).code) throw error
    throw new E_ARCHIVE([(error as Error).message])
  }
}

class Check {
  #found = new Map<string, string>()
  #rows = new Map<string, number>()
  #texts = new Map<string, string>()
  #all = 0
  #files = 0
  #fileBytes = 0

  async run(source: AsyncIterable<Uint8Array>): Promise<Findings> {
    for await (const entry of readTar(source)) {
      const { name } = entry
      if (!this.#found.size && name !== MANIFEST) throw new E_ARCHIVE(['it is no export of a workspace'])
      if (!KINDS.includes(name) && !nounIn(name) && !mediaIn(name)) throw new E_ARCHIVE([`it holds an entry with the name “${name.replaceAll(/[^\w./-]/g, '?').slice(0, NAME_MOST)}”, which no export has`])
      if (this.#found.has(name)) throw new E_ARCHIVE([`${name} is there twice`])
      if (this.#found.size >= ENTRIES_MOST) throw new E_ARCHIVE([`it has more than ${ENTRIES_MOST} entries`])
      this.#found.set(name, await this.#read(entry))
      if (name === MANIFEST) manifestOf(this.#texts.get(MANIFEST)!)
    }
    const manifest = manifestOf(this.#texts.get(MANIFEST) ?? '')
    const missing = this.#checksums()
    const names = new Map(manifest.nouns.map(({ name }) => [name, NOUNS.some(({ table, isImported }) => isImported && table === name)]))
    return {
      ...{ version: manifest.version, exportedAt: manifest.exportedAt, workspace: manifest.workspace },
      nouns: [...this.#rows].map(([name, rows]) => ({ name, rows, isImported: names.get(name) ?? false })),
      ...{ files: this.#files, fileBytes: this.#fileBytes, missing },
    }
  }

  /** Answers the hash of what it read. */
  async #read({ name, size, bytes }: Entry): Promise<string> {
    const hash = createHash('sha256')
    const hashed = (async function* () {
      for await (const chunk of bytes) {
        hash.update(chunk)
        yield chunk
      }
    })()
    const noun = nounIn(name)
    if (noun) {
      const rows = await counted(rowsIn(name, hashed))
      this.#rows.set(noun, (this.#rows.get(noun) ?? 0) + rows)
      if ((this.#all += rows) > ROWS_MOST) throw new E_ARCHIVE([`it has more than ${ROWS_MOST} rows`])
    } else if (mediaIn(name)) {
      this.#files += 1
      this.#fileBytes += size
      if (size > MAX_VIDEO_BYTES) throw new E_ARCHIVE([`${name} is larger than any file of a library`])
      if (this.#fileBytes > WORKSPACE_QUOTA_BYTES) throw new E_ARCHIVE([`its files are more than the ${readable(WORKSPACE_QUOTA_BYTES)} that a workspace may have`])
      await drain(hashed)
    } else {
      if (size > TEXT_MOST_BYTES) throw new E_ARCHIVE([`${name} is larger than any that is exported`])
      const parts: Uint8Array[] = []
      for await (const chunk of hashed) parts.push(Buffer.from(chunk))
      if (name !== PEOPLE) this.#texts.set(name, Buffer.concat(parts).toString('utf8'))
    }
    return hash.digest('hex')
  }

  /** Every entry is what was written, none is missing and none was added. Answers how many files were missing back then. */
  #checksums(): number {
    const text = this.#texts.get(CHECKSUMS)
    if (text === undefined) throw new E_ARCHIVE(['its checksums are missing, so it is not complete'])
    const { entries, missing } = json<Checksums>(CHECKSUMS, text)
    if (!Array.isArray(entries) || !Array.isArray(missing)) throw new E_ARCHIVE([`${CHECKSUMS} cannot be read`])
    const stated = new Map(entries.map((entry) => [entry?.name, entry?.sha256]))
    for (const [name, sha256] of this.#found) if (name !== CHECKSUMS && stated.get(name) !== sha256) throw new E_ARCHIVE([`${name} is not what was exported`])
    for (const name of stated.keys()) if (!this.#found.has(name)) throw new E_ARCHIVE([`${String(name).slice(0, NAME_MOST)} is missing in it`])
    return missing.length
  }
}

async function counted(rows: AsyncGenerator<unknown>): Promise<number> {
  let count = 0
  while (!(await rows.next()).done) count += 1
  return count
}

/** Throws for what is no export, or one that this version does not understand. */
function manifestOf(text: string): Manifest {
  const manifest = json<Manifest>(MANIFEST, text)
  if (manifest?.format !== FORMAT) throw new E_ARCHIVE(['it is no export of a workspace'])
  const { version, exportedAt, workspace, nouns } = manifest
  if (!Number.isInteger(version) || version < 1) throw new E_ARCHIVE(['it does not say its version'])
  if (version > VERSION) throw new E_ARCHIVE([`it was made by a newer version (format ${version}); this one knows ${VERSION}. Update this installation first`])
  const isWhole = typeof workspace === 'object' && workspace !== null && UUID.test(workspace.id) && typeof workspace.name === 'string' && Array.isArray(nouns) && nouns.every((noun) => typeof noun?.name === 'string')
  if (!isWhole || !DateTime.fromISO(String(exportedAt)).isValid) throw new E_ARCHIVE([`${MANIFEST} cannot be read`])
  return {
    ...{ format: FORMAT, version, nouns, exportedAt: DateTime.fromISO(exportedAt).toUTC().toISO()! },
    workspace: {
      id: workspace.id,
      name: workspace.name.replaceAll(/\p{Cc}/gu, ' ').trim().slice(0, NAME_MOST) || 'Workspace',
      profileType: (PROFILE_TYPES as readonly string[]).includes(workspace.profileType) ? workspace.profileType : '',
      timeZone: IANAZone.isValidZone(workspace.timeZone) ? workspace.timeZone : 'UTC',
    },
  }
}

function json<T>(name: string, text: string): T {
  try {
    return JSON.parse(text) as T
  } catch {
    throw new E_ARCHIVE([`${name} cannot be read`])
  }
}
