import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { E_PLAN_FILE } from '../errors.ts'
import { FOREIGN_MAPPING, type ForeignAccount } from './foreign_post.ts'
import { isMixpostPost } from './mixpost_posts.ts'
import { guessMapping, type PlanMapping } from './plan_columns.ts'
import { rowsOf, type PlanKind } from './plan_file.ts'
import { postsOf } from './post_stream.ts'
import { isPostizPost } from './postiz_posts.ts'

const SAMPLE_ROWS = 5
const CELL_SHOWN = 120
/** More accounts than a person chooses channels for, one after the other. Those beyond are matched by their names alone. */
const ACCOUNTS_MOST = 100
/** A mark of the order of bytes, and empty lines. */
const BEGINNING_BYTES = 1_024

export interface PlanBeginning {
  headers: string[]
  sample: string[][]
  mapping: PlanMapping
  /** All that the file names. */
  accounts: ForeignAccount[]
}

/** Whether another tool's API answered with it. Its columns are what they are. */
export const isForeign = (kind: PlanKind) => kind === 'postiz' || kind === 'mixpost'

/** XLSX files are ZIP archives; JSON begins with a bracket; everything else is a table in text. */
export async function kindOf(path: string): Promise<PlanKind> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(BEGINNING_BYTES), position: 0 })
    if (buffer.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))) return 'xlsx'
    const isJson = /^\uFEFF?\s*[[{]/.test(buffer.subarray(0, bytesRead).toString('utf8'))
    return isJson ? await toolOf(path) : 'csv'
  } finally {
    await file.close()
  }
}

async function toolOf(path: string): Promise<PlanKind> {
  for await (const post of postsOf(createReadStream(path))) {
    if (isPostizPost(post)) return 'postiz'
    if (isMixpostPost(post)) return 'mixpost'
    throw new E_PLAN_FILE(['The posts in this file are neither those of Postiz nor those of Mixpost. Save the answer of the list of posts of their API, or make a table of it.'])
  }
  throw new E_PLAN_FILE(['The file holds no posts. Save the answer of the list of posts of Postiz or Mixpost, for days that have some.'])
}

/** Names of its columns and its first rows. Of another tool's posts all are looked at once, for their accounts. */
export async function beginningOf(kind: PlanKind, path: string): Promise<PlanBeginning> {
  const rows: string[][] = []
  const accounts = new Map<string, ForeignAccount>()
  let isOver = false
  for await (const { cells, foreign } of rowsOf(kind, createReadStream(path), () => isOver)) {
    if (rows.length <= SAMPLE_ROWS) rows.push(cells.map((cell) => cell.slice(0, CELL_SHOWN)))
    for (const { account } of foreign?.accounts ?? []) if (accounts.size < ACCOUNTS_MOST && !accounts.has(account.id)) accounts.set(account.id, account)
    isOver = !isForeign(kind) && rows.length > SAMPLE_ROWS
  }
  if (rows.length < 2) throw new E_PLAN_FILE(['The file has no rows below the names of its columns.'])
  return { headers: rows[0]!, sample: rows.slice(1), mapping: isForeign(kind) ? FOREIGN_MAPPING : guessMapping(rows[0]!), accounts: [...accounts.values()] }
}
