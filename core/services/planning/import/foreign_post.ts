import type { Mistake } from './plan_columns.ts'
import { PLAN_FIELDS, type PlanMapping } from './plan_columns.ts'

/** An account of another tool, as that tool's answer names it. */
export interface ForeignAccount {
  /** Of that tool, the same in all its answers. */
  id: string
  /** As that tool calls the platform. */
  platform: string
  /** Its handle and its name, as far as they are told. */
  names: string[]
}

/** A post that another tool planned, beside its text and time, which stand in cells like those of a table. */
export interface ForeignPost {
  /** The same whenever it is answered. */
  key: string
  accounts: { account: ForeignAccount; /** Where this account has a text of its own. */ text?: string }[]
  /** Names of its files. */
  files: string[]
  /** It becomes a draft, whenever its time is. */
  isDraft: boolean
  /** Why nothing is made of it: it is out already. */
  leftOut: Mistake | null
  /** What cannot be carried over. */
  mistakes: Mistake[]
}

/** The cells of such a post. */
export const FOREIGN_HEADERS = ['id', 'state', 'date', 'time', 'account', 'text', 'link', 'files']
const FIELD_HEADERS = { text: 'text', date: 'date', time: 'time', channels: 'account', media: 'files', link: 'link', key: 'id', timeZone: '' } as const
export const FOREIGN_MAPPING: PlanMapping = Object.fromEntries(PLAN_FIELDS.flatMap((field) => (FIELD_HEADERS[field] ? [[field, FOREIGN_HEADERS.indexOf(FIELD_HEADERS[field])]] : [])))

export const PUBLISHED: Mistake = { column: 'state', reason: 'This post is out already', fix: 'Nothing to do: it is not made again' }

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
export const recordsOf = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isRecord) : [])
/** What is text or a number, as text. */
export const wordOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '')

/** A file's name: as it is told, else the last part of its address. */
export function fileNameOf({ name, path, url }: Record<string, unknown>): string {
  if (typeof name === 'string' && name) return name
  const address = wordOf(path) || wordOf(url)
  const last = address.split(/[?#]/, 1)[0]!.split('/').pop()!
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}
