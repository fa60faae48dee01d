import { api } from './http'
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
  times: { at: string; local: string; clockChange: 'moved' | 'first' | null }[]
  goesOn: boolean
}

const SLOTS = '/api/v1/slots'
const SERIES = '/api/v1/series'
type Wrapped<T> = { data: T }

export const planning = {
  slotsOf: (channel: string) => api<Wrapped<ChannelSlots>>('GET', `${SLOTS}/channels/${channel}`).then(({ data }) => data),
  setSlots: (channel: string, set: { timeZone: string; slots: Slot[] }) => api<Wrapped<ChannelSlots>>('PUT', `${SLOTS}/channels/${channel}`, { body: set }).then(({ data }) => data),
  clearSlots: (channel: string) => api<Wrapped<ChannelSlots>>('DELETE', `${SLOTS}/channels/${channel}`).then(({ data }) => data),
  setBrandSlots: (brand: string, set: { timeZone: string; slots: Slot[] }) => api<unknown>('PUT', `${SLOTS}/brands/${brand}`, { body: set }),
  nextSlots: (channels: string[]) => api<Wrapped<{ connectionId: string; at: string | null }[]>>('GET', `${SLOTS}/next?channels=${channels.join(',')}`).then(({ data }) => data),

  preview: (times: SeriesTimes, signal?: AbortSignal) => api<Wrapped<SeriesPreview>>('POST', `${SERIES}/preview`, { body: times, signal }).then(({ data }) => data),
  createSeries: (input: Pick<PostInput, 'brandId' | 'text' | 'media' | 'targets'> & SeriesTimes & { postId?: string }, key: string) => api<Wrapped<SeriesWithPosts>>('POST', SERIES, { body: input, key }).then(({ data }) => data),
  listSeries: (query: Record<string, string> = {}) => api<Page<SeriesView>>('GET', `${SERIES}?${new URLSearchParams(query)}`),
  changeSeries: (id: string, change: Partial<SeriesTimes> & { scope: 'all' | 'following'; from?: string; version?: number; text?: string }) => api<Wrapped<SeriesWithPosts>>('PATCH', `${SERIES}/${id}`, { body: change }).then(({ data }) => data),
  skip: (id: string, at: string) => api<Wrapped<SeriesWithPosts>>('POST', `${SERIES}/${id}/skip`, { body: { at } }).then(({ data }) => data),
  endSeries: (id: string) => api<Wrapped<SeriesWithPosts>>('POST', `${SERIES}/${id}/end`, { body: {} }).then(({ data }) => data),
  deleteSeries: (id: string) => api<void>('DELETE', `${SERIES}/${id}`),

  settleByHand: (post: string, input: { deliveryId: string; outcome: 'posted' | 'skipped'; permalink?: string }) => api<Wrapped<Post>>('POST', `/api/v1/posts/${post}/by-hand`, { body: input }).then(({ data }) => data),
}
