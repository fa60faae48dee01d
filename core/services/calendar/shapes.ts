/** What travels between server and browser. Types alone, so that the interface can have them as well. */

/** Why a post stays where it is. */
export type Lock = 'sending' | 'over' | 'several_times'

/** One post at one time. One whose channels go out at different times is there once for each. A type, since pages are made of it. */
export type PlannedPost = {
  id: string
  at: string
  /** As the days of the asked zone are. */
  day: string
  timeZone: string
  brandId: string
  state: string
  version: number
  words: string
  channels: { adapter: string; connectionId: string; state: string }[]
  mediaId: string | null
  authorId: string | null
  campaignId: string | null
  /** It comes again and again. */
  seriesId: string | null
  lock: Lock | null
}

export type PlannedDay = {
  day: string
  /** All there are, of which the posts shown are the first. */
  total: number
}

/** What became of one post. Whatever was refused is as it was before. */
export interface BulkLine {
  id: string
  isDone: boolean
  /** Why not, for people. */
  reason: string | null
  /** Of the copy, when it was duplicated. */
  newId: string | null
  publishAt: string | null
  /** Where it was, so that it can be put back. */
  before: string | null
  version: number | null
}

export type BulkAction = 'move' | 'draft' | 'cancel' | 'delete' | 'duplicate' | 'campaign'

export interface BulkInput {
  action: BulkAction
  /** With `move`: where to, unless all go by `days`. */
  posts: { id: string; version?: number; publishAt?: string | null }[]
  days?: number
  campaignId?: string | null
}

export interface ImportResult {
  /** Made now, or with `dryRun` what would be. */
  added: { line: number; title: string; startsOn: string; endsOn: string }[]
  /** There already: same kind, brand, day and title. */
  known: number
  problems: { line: number; problem: string }[]
}
