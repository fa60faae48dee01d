import { translate } from '~/composables/use_text'
import { api, ApiProblem, problemOf, xsrfToken } from './http'
import type { Page, Post, PostInput } from './types'

export interface Slot {
  /** 1 is Monday. */
  weekday: number
  time: string
  enabled?: boolean
}
export interface BestTimes {
  times: { weekday: number; hour: number; posts: number; factor: number }[] | null
  posts: number
  needed: number
  timeZone: string
}
export interface ChannelSlots {
  timeZone: string
  isOwn: boolean
  slots: Required<Slot>[]
  next: string | null
  best: BestTimes
}

export type SeriesView = {
  id: string
  brandId: string
  templatePostId: string
  excerpt: string
  rule: string
  startsAt: string
  timeZone: string
  skipWeekends: boolean
  state: 'active' | 'ended'
  endedReason: 'finished' | 'by_person' | 'no_right' | 'split' | null
  version: number
  nextAt: string | null
  createdAt: string
}
export type OccurrenceView = {
  at: string
  state: 'made' | 'skipped' | 'refused'
  postId: string | null
  reason: string | null
}
export type SeriesWithPosts = SeriesView & { upcoming: OccurrenceView[] }

export interface SeriesTimes {
  rule: string
  startsAt: string
  timeZone: string
  skipWeekends: boolean
}
export interface SeriesPreview {
  rule: string
  startsAt: string
  timeZone: string
  skipWeekends: boolean
  times: { at: string; local: string; clockChange: 'moved' | 'first' | null }[]
  goesOn: boolean
  /** Of a series that is there: what saving these times would do. */
  change?: { goes: string[]; comes: string[]; stays: string[] }
}

export type PlanField = 'text' | 'date' | 'time' | 'timeZone' | 'channels' | 'media' | 'link' | 'key'
export type PlanMapping = Partial<Record<PlanField, number>>
export type PlanSettings = { timeZone: string; dateOrder: 'auto' | 'dmy' | 'mdy'; without: 'draft' | 'queue'; connectionIds: string[]; accounts?: Record<string, string | null> }
/** An account of another tool. */
export type ForeignAccount = { id: string; platform: string; names: string[] }
export type RowMistakes = { row: number; state: string; mistakes: { column: string | null; reason: string; fix: string }[] }
export type PlanImport = {
  id: string
  brandId: string
  name: string
  kind: 'csv' | 'xlsx' | 'postiz' | 'mixpost'
  state: 'uploaded' | 'checking' | 'checked' | 'running' | 'done' | 'cancelled' | 'failed'
  fault: string | null
  headers: string[]
  sample: string[][]
  mapping: PlanMapping
  settings: PlanSettings | null
  accounts: ForeignAccount[]
  rows: { good: number; bad: number; done: number; refused: number; known: number }
  createdAt: string
  finishedAt: string | null
}

const IMPORTS = '/api/v1/imports'
const SLOTS = '/api/v1/slots'
const SERIES = '/api/v1/series'
type Wrapped<T> = { data: T }

export const planning = {
  slotsOf: (channel: string) => api<Wrapped<ChannelSlots>>('GET', `${SLOTS}/channels/${channel}`).then(({ data }) => data),
  setSlots: (channel: string, set: { timeZone: string; slots: Slot[] }) => api<Wrapped<ChannelSlots>>('PUT', `${SLOTS}/channels/${channel}`, { body: set }).then(({ data }) => data),
  clearSlots: (channel: string) => api<Wrapped<ChannelSlots>>('DELETE', `${SLOTS}/channels/${channel}`).then(({ data }) => data),
  setBrandSlots: (brand: string, set: { timeZone: string; slots: Slot[] }) => api<unknown>('PUT', `${SLOTS}/brands/${brand}`, { body: set }),
  nextSlots: (channels: string[]) => api<Wrapped<{ connectionId: string; at: string | null }[]>>('GET', `${SLOTS}/next?channels=${channels.join(',')}`).then(({ data }) => data),

  preview: (times: Partial<SeriesTimes> & { seriesId?: string; from?: string }, signal?: AbortSignal) => api<Wrapped<SeriesPreview>>('POST', `${SERIES}/preview`, { body: times, signal }).then(({ data }) => data),
  createSeries: (input: Pick<PostInput, 'brandId' | 'text' | 'media' | 'targets'> & SeriesTimes & { postId?: string; confirm?: string[] }, key: string) => api<Wrapped<SeriesWithPosts>>('POST', SERIES, { body: input, key }).then(({ data }) => data),
  listSeries: (query: Record<string, string> = {}) => api<Page<SeriesView>>('GET', `${SERIES}?${new URLSearchParams(query)}`),
  changeSeries: (id: string, change: Partial<SeriesTimes> & { scope: 'all' | 'following'; from?: string; version?: number; text?: string; confirm?: string[] }) => api<Wrapped<SeriesWithPosts>>('PATCH', `${SERIES}/${id}`, { body: change }).then(({ data }) => data),
  skip: (id: string, at: string, isSkipped: boolean) => api<Wrapped<SeriesWithPosts>>('POST', `${SERIES}/${id}/skip`, { body: { at, isSkipped } }).then(({ data }) => data),
  endSeries: (id: string) => api<Wrapped<SeriesWithPosts>>('POST', `${SERIES}/${id}/end`, { body: {} }).then(({ data }) => data),
  deleteSeries: (id: string) => api<void>('DELETE', `${SERIES}/${id}`),

  upload: async (file: File, brandId: string) => {
    const query = new URLSearchParams({ name: file.name.slice(0, 200), brandId })
    let response: Response
    try {
      response = await fetch(`${IMPORTS}?${query}`, { method: 'POST', body: file, headers: { 'accept': 'application/json', 'content-type': 'application/octet-stream', 'x-xsrf-token': xsrfToken() } })
    } catch {
      throw new ApiProblem(0, 'E_NETWORK', translate('app.problem.network'))
    }
    const body = await response.text()
    if (!response.ok) throw await problemOf(response.status, body)
    return (JSON.parse(body) as Wrapped<PlanImport>).data
  },
  findImport: (id: string) => api<Wrapped<PlanImport>>('GET', `${IMPORTS}/${id}`).then(({ data }) => data),
  checkImport: (id: string, input: { mapping: PlanMapping } & PlanSettings) => api<Wrapped<PlanImport>>('POST', `${IMPORTS}/${id}/check`, { body: input }).then(({ data }) => data),
  startImport: (id: string) => api<Wrapped<PlanImport>>('POST', `${IMPORTS}/${id}/start`, { body: {} }).then(({ data }) => data),
  cancelImport: (id: string) => api<Wrapped<PlanImport>>('POST', `${IMPORTS}/${id}/cancel`, { body: {} }).then(({ data }) => data),

  settleByHand: (post: string, input: { deliveryId: string; outcome: 'posted' | 'skipped'; permalink?: string }) => api<Wrapped<Post>>('POST', `/api/v1/posts/${post}/by-hand`, { body: input }).then(({ data }) => data),
}
