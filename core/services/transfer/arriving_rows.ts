import { kindOfType } from '#services/media/kinds'
import type { Table } from './catalog.ts'
import { newId, withNewIds } from './new_ids.ts'
import { NOUNS, type Noun, type Row } from './nouns.ts'
import type { FailureReason } from './shapes.ts'

/** Columns, and keys inside JSON, whose text people follow: a page, and nothing that runs. */
const ADDRESS = /(^|_)(url|permalink|target|website|href|link)$/i
const PAGE = /^https?:\/\//i
const MARK = /^[a-z][a-z0-9+.-]*:/i
/** Deeper is nothing that we write. */
const DEEPEST = 40

interface Home {
  workspaceId: string
  /** Whoever brings it in: what needs a person and names none who is here becomes theirs. */
  userId: string
  /** Ids of people in the archive → people here. */
  people: ReadonlyMap<string, string>
  /** By table, what of the archive could not be kept. */
  lost: ReadonlyMap<string, ReadonlySet<string>>
}

const isImported = (table: string) => NOUNS.some((noun) => noun.isImported && noun.table === table)

/** What is no address of a page and would be followed as one. Texts without a scheme are left as they are. */
function leadsAstray(key: string, value: unknown, depth = 0): boolean {
  if (depth > DEEPEST) return true
  if (typeof value === 'string') return ADDRESS.test(key) && MARK.test(value.trim()) && !PAGE.test(value.trim())
  if (Array.isArray(value)) return value.some((item) => leadsAstray(key, item, depth + 1))
  if (typeof value === 'object' && value !== null) return Object.entries(value).some(([name, item]) => leadsAstray(name, item, depth + 1))
  return false
}

/** A row as it is kept in its new home, or why it cannot be. */
export function arrivingRow({ table: name, arriving = (row) => row }: Noun, { columns }: Table, row: Row, { workspaceId, userId, people, lost }: Home): Row | FailureReason {
  const map = (id: string) => newId(workspaceId, id)
  const result: Row = {}
  for (const { name: column, type, isRequired, isGenerated, pointsAt } of columns) {
    if (isGenerated || !(column in row)) continue
    const value = row[column]
    if (leadsAstray(column, value)) return 'not_an_address'
    if (column === 'workspace_id') result[column] = workspaceId
    else if (value === null) result[column] = null
    else if (pointsAt === 'users' || pointsAt === 'memberships') result[column] = people.get(value as string) ?? (isRequired ? userId : null)
    else if (pointsAt && (!isImported(pointsAt) || lost.get(pointsAt)?.has(String(value)))) {
      if (isRequired) return 'points_elsewhere'
      result[column] = null
    } else if (type === 'uuid') result[column] = map(String(value))
    else if (type === 'jsonb' || type === 'uuid[]') result[column] = withNewIds(value, map)
    else result[column] = value
  }
  if (name === 'media') {
    // No address of a file is taken over: it is ours, in this workspace's folder.
    const kind = kindOfType(String(result.type))
    if (!kind) return 'file_kind'
    result.storage_key = storageKeyOf(workspaceId, String(result.id), kind.extension)
  }
  return arriving(result)
}

const storageKeyOf = (workspaceId: string, id: string, extension: string) => `${workspaceId}/arrived/${id.slice(0, 2)}/${id}.${extension}`
export const previewKeyOf = (storageKey: string) => storageKey.replace(/\.[^.]+$/, '.preview.webp')
