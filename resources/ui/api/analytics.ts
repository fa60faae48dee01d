import { api } from './http'

// Types, not interfaces: page props are made of them, and those have to be plain JSON.

export type WindowNumber = {
  name: string
  unit: 'count' | 'seconds'
  how: 'sum' | 'mean' | 'level' | 'gain'
  /** Null: not told. It never means 0. */
  value: number | null
  previous: number | null
  change: number | null
  told: number
  of: number
  asOf: string | null
  series: (number | null)[]
  before: (number | null)[]
}

export type ContentNumber = Omit<WindowNumber, 'how'>

export type AnalyticsChannel = {
  id: string
  brandId: string
  adapterId: string
  platform: string
  handle: string
  name: string | null
  pictureUrl: string | null
  state: string
  numbers: WindowNumber[]
}

export type FormatNumbers = { adapterId: string; format: string; posts: number; engagements: number | null; views: number | null; rate: number | null }
export type HeatCell = { weekday: number; hour: number; posts: number; rate: number | null; engagements: number | null }

export type Answer = {
  timeZone: string
  from: string
  to: string
  days: string[]
  before: { from: string; to: string }
  numbers: WindowNumber[]
  channels: AnalyticsChannel[]
  posts: {
    published: number
    publishedBefore: number
    perDay: number[]
    perDayBefore: number[]
    numbers: ContentNumber[]
    formats: FormatNumbers[]
    heat: HeatCell[]
    isCut: boolean
  }
  shortLinks: ShortLinkClicks
}

/** As counted here; never a platform's clicks. */
export type ShortLinkClicks = {
  /** Null: no post went out with a short link. It never means 0. */
  value: number | null
  previous: number | null
  change: number | null
  links: number
  posts: number
  series: (number | null)[]
  before: (number | null)[]
  channels: { channelId: string; clicks: number }[]
  brands: { brandId: string; clicks: number }[]
  shared: number
}

export type CountedPost = {
  deliveryId: string
  postId: string
  channelId: string
  adapterId: string
  format: string
  publishedAt: string
  numbers: Record<string, number | undefined>
  asOf: string | null
  engagements: number | null
  rate: number | null
  basis: string | null
  text: string | null
  permalink: string | null
  mediaId: string | null
  shortLinkClicks: number | null
}

export type Curve = { name: string; unit: 'count' | 'seconds'; points: { at: string; value: number }[] }
export type DeliveryCurves = { deliveryId: string; channelId: string; adapterId: string; format: string; publishedAt: string; curves: Curve[]; platform: string; handle: string | null; permalink: string | null; shortLinkClicks: number | null }

export type AnalyticsFilters = { days: string | null; from: string | null; to: string | null; channel: string | null; campaign: string | null }
export type Focus = { kind: 'channel' | 'campaign'; id: string; title: string } | null

export type Report = {
  id: string
  title: string
  kind: 'numbers' | 'proof'
  format: 'pdf' | 'csv'
  state: 'waiting' | 'making' | 'ready' | 'failed'
  progress: number
  from: string
  to: string
  timeZone: string
  brand: string | null
  campaign: string | null
  fault: { code: string; sentence: string } | null
  bytes: number | null
  expiresAt: string | null
  createdAt: string
}

export type ReportAsked = { title: string; kind: 'numbers' | 'proof'; format: 'pdf' | 'csv'; from: string; to: string; timeZone: string; brand?: string; campaign?: string; parts?: string[] }

export const reports = {
  list: () => api<{ data: Report[] }>('GET', '/api/v1/reports').then(({ data }) => data),
  /** The key makes it safe to ask again when the answer was lost. */
  create: (asked: ReportAsked, key: string) => api<{ data: Report }>('POST', '/api/v1/reports', { body: asked, key }).then(({ data }) => data),
  remove: (id: string) => api<void>('DELETE', `/api/v1/reports/${id}`),
}
