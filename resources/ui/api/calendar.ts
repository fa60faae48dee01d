import { api } from './http'
import type { Data } from '@generated/data'
import type { BulkInput, BulkLine, ImportResult, PlannedDay, PlannedPost } from '../../../core/services/calendar/shapes.ts'

export { VIEWS, daysBetween, daysOf, plusDays, spanOf, stepped, type View } from '../../../core/services/calendar/spans.ts'
export { ENTRY_COLOURS, ENTRY_KINDS, type EntryKind } from '../../../core/services/calendar/entry_kinds.ts'
export type { BulkInput, BulkLine, ImportResult, PlannedDay, PlannedPost }
export type Entry = Data.Calendar.CalendarEntry
export type Feed = Data.Calendar.CalendarFeed
export type Window = { days: PlannedDay[]; posts: PlannedPost[]; entries: Entry[] }

export interface EntryInput {
  title: string
  body?: string
  colour?: string
  startsOn: string
  endsOn?: string | null
  startTime?: string | null
  endTime?: string | null
  timeZone?: string
}

const BASE = '/api/v1/calendar'
const data = <T>({ data: found }: { data: T }) => found

export const calendar = {
  window: (query: Record<string, string>) => api<{ data: Window }>('GET', `${BASE}?${new URLSearchParams(query)}`).then(data),
  /** The same key on a second try is the same change. */
  change: (input: BulkInput, key: string) => api<{ data: { posts: BulkLine[] } }>('POST', `${BASE}/posts`, { body: input, key }).then(({ data: { posts } }) => posts),
  /** While the page goes away: it outlives it, and nobody is there for the answer. */
  leave: (input: BulkInput) => api<unknown>('POST', `${BASE}/posts`, { body: input, keepalive: true }).then(() => {}, () => {}),
  exportPath: (query: Record<string, string>) => `${BASE}/export.csv?${new URLSearchParams(query)}`,
}

export type FreeSlot = { connectionId: string; at: string }

/** Times of these channels’ queues that no post has yet. */
export const freeSlots = (channels: string[], from: string, until: string) =>
  api<{ data: (FreeSlot & { postId: string | null })[] }>('GET', `/api/v1/slots?${new URLSearchParams({ channels: channels.join(','), from, until })}`).then(({ data: slots }) => slots.filter(({ postId }) => postId === null))

export const entries = {
  create: (input: EntryInput & { kind: string; brandId: string | null }, key: string) => api<{ data: Entry }>('POST', `${BASE}/entries`, { body: input, key }).then(data),
  update: (id: string, input: Partial<EntryInput> & { version: number }) => api<{ data: Entry }>('PATCH', `${BASE}/entries/${id}`, { body: input }).then(data),
  remove: (id: string) => api<void>('DELETE', `${BASE}/entries/${id}`, { keepalive: true }),
  read: (input: { text: string; kind: string; brandId: string | null; dryRun: boolean }) => api<{ data: ImportResult }>('POST', `${BASE}/entries/import`, { body: input }).then(data),
}

export const feeds = {
  list: () => api<{ data: Feed[] }>('GET', `${BASE}/feeds`).then(data),
  /** The address is in this answer and nowhere else. */
  create: (input: { label: string | null; brandId: string | null }) => api<{ data: Feed & { url: string } }>('POST', `${BASE}/feeds`, { body: input }).then(data),
  revoke: (id: string) => api<void>('DELETE', `${BASE}/feeds/${id}`),
}
