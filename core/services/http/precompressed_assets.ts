import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** As the build writes them beside the assets (bin/lib/precompress.js); the smaller one first. */
const CODINGS = [
  { coding: 'br', suffix: '.br' },
  { coding: 'gzip', suffix: '.gz' },
]
const TYPES: Record<string, string> = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml' }
const ASSET = /^\/assets\/([\w.-]+\.(js|css|svg))$/

export interface Compressed {
  path: string
  bytes: number
  coding: string
  type: string
}

/** Scripts and styles of the interface, as the build compressed them. */
export class PrecompressedAssets {
  #names: Promise<Set<string>> | undefined

  constructor(private folder: string) {}

  /** Null where the browser takes none of them, or the build made none: then the file goes as it is. */
  async find(url: string, codings: string[]): Promise<Compressed | null> {
    const [, name, ending] = ASSET.exec(url) ?? []
    if (!name) return null
    // A build replaces the folder together with the process: what is in it does not change while it runs.
    this.#names ??= readdir(this.folder).then(
      (names) => new Set(names),
      () => new Set<string>()
    )
    const names = await this.#names
    const taken = CODINGS.find(({ coding, suffix }) => codings.includes(coding) && names.has(name + suffix))
    const path = taken && join(this.folder, name + taken.suffix)
    const facts = path && (await stat(path).catch(() => null))
    return facts ? { path, bytes: facts.size, coding: taken.coding, type: TYPES[ending] } : null
  }
}
