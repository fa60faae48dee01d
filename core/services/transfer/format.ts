/** Written into each archive. A reader refuses what is newer than itself. */
export const FORMAT = 'caidence-export'
export const VERSION = 1
/** Rows in one file: some megabytes, which any editor still opens. */
export const ROWS_PER_FILE = 5_000

export interface Manifest {
  format: string
  version: number
  exportedAt: string
  workspace: { id: string; name: string; profileType: string; timeZone: string }
  /** In the order in which they can be brought in. */
  nouns: { name: string; isImported: boolean }[]
}

export interface Checksums {
  entries: { name: string; bytes: number; sha256: string; rows?: number }[]
  /** Files that the library names and the disk does not have. */
  missing: string[]
}

export const MANIFEST = 'manifest.json'
export const CHECKSUMS = 'checksums.json'
export const PEOPLE = 'people.jsonl'
export const rowsName = (noun: string, part: number) => `rows/${noun}.${String(part).padStart(5, '0')}.jsonl`
export const fileName = (mediaId: string) => `files/${mediaId}`

const ROWS = /^rows\/([a-z_]{1,60})\.\d{5,9}\.jsonl$/
const FILE = /^files\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

export const nounIn = (name: string) => ROWS.exec(name)?.[1]
export const mediaIn = (name: string) => FILE.exec(name)?.[1]
