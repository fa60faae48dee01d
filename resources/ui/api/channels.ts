import { api } from './http'

// Types, not interfaces: page props are made of them, and those have to be plain JSON.

export type Metric = {
  name: string
  unit: 'count' | 'seconds'
  kind: 'total' | 'window'
  /** Null: not told. It never means 0. */
  value: number | null
  from: string | null
  to: string | null
  asOf: string | null
}

export type ChannelNumbers = {
  metrics: Metric[]
  collectedAt: string | null
  fault: { code: string; sentence: string; action: string } | null
}

export type DeliveryNumbers = {
  deliveryId: string
  metrics: Metric[]
}

export type RemoteOption = {
  value: string
  label: string
}

export type Comment = {
  id: string
  parentId: string | null
  author: string | null
  text: string
  at: string
}

export const channels = {
  options: (channelId: string, source: string, query: string, signal?: AbortSignal) =>
    api<{ data: RemoteOption[] }>('GET', `/api/v1/channels/${channelId}/options/${source}?query=${encodeURIComponent(query)}`, { signal }).then(({ data }) => data),
  comments: (postId: string, deliveryId: string, cursor?: string) =>
    api<{ data: Comment[]; nextCursor: string | null }>('GET', `/api/v1/posts/${postId}/deliveries/${deliveryId}/comments${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`),
}
