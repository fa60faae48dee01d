import { isUuid } from '#services/access/role_book'
import type { Mistake } from './plan_columns.ts'
import type { SheetRow } from './plan_file.ts'

/** Headers that only our own table of a calendar has: calendar_csv.ts. */
const ID = 'postId'
const STATE = 'state'

/** Nothing is to be made of what is out, or may be. */
const OUT = new Set(['publishing', 'live', 'partially_published', 'unconfirmed'])
/** These go out; whatever else there is was not to. */
const PLANNED = new Set(['scheduled', 'approved', 'in_review'])

/** What a row of our own table says beyond a plan. */
export interface OwnRow {
  postId: string | null
  isOut: boolean
  isDraft: boolean
}

/** Null: the table is another one, whose cells are what they are. */
export function ownRow({ cells }: SheetRow, headers: string[]): OwnRow | null {
  const [id, state] = [headers.indexOf(ID), headers.indexOf(STATE)]
  if (id < 0 || state < 0) return null
  const [said, postId] = [cells[state] ?? '', cells[id] ?? '']
  return { postId: isUuid(postId) ? postId : null, isOut: OUT.has(said), isDraft: said !== '' && !PLANNED.has(said) }
}

export const WENT_OUT: Mistake = { column: STATE, reason: 'It was out already when the table was made', fix: `Nothing to do, or empty “${STATE}” and “${ID}” to plan it again` }
export const IS_HERE: Mistake = { column: ID, reason: 'It is a post here already', fix: `Change it there, or empty “${ID}” to make another one` }
