import { api } from './http'
import type { Connection } from './types'

const BASE = '/api/v1/social'

export interface AccountRef {
  remoteId: string
  handle: string
  kind: string
  name?: string
  pictureUrl?: string
}

export interface ConnectAttempt {
  id: string
  status: 'begun' | 'exchanging' | 'choosing' | 'done' | 'failed'
  adapter: string
  /** `isKnown`: is, or was until it lost access, a channel of the brand; or is the one that is to be connected anew. */
  choices: (AccountRef & { isKnown: boolean })[]
  fault: { code: string; sentence: string; action: string } | null
  /** The page of ours it was begun on. */
  returnTo: string
}

export const social = {
  /** Where to send the browser for consent. */
  connect: (platform: string, input: { brandId: string; returnTo: string }) =>
    api<{ data: { url: string } }>('POST', `${BASE}/connect/${platform}`, { body: input }).then(({ data }) => data.url),
  attempt: (id: string) => api<{ data: ConnectAttempt }>('GET', `${BASE}/attempts/${id}`).then(({ data }) => data),
  choose: (id: string, remoteIds: string[]) =>
    api<{ data: Connection[] }>('POST', `${BASE}/attempts/${id}/choose`, { body: { remoteIds } }).then(({ data }) => data),
  connections: () => api<{ data: Connection[] }>('GET', `${BASE}/connections`).then(({ data }) => data),
  disconnect: (platform: string, connectionId: string) => api<void>('DELETE', `${BASE}/disconnect/${platform}?connection=${connectionId}`),
  check: (connectionId: string) =>
    api<{ data: Connection }>('POST', `${BASE}/connections/${connectionId}/check`, { body: {} }).then(({ data }) => data),
}
