import { api } from './http'
import type { Revision, WholeRevision } from './types'

const BASE = '/api/v1/posts'

export interface Present {
  id: string
  name: string
}

export interface CheckedLink {
  url: string
  state: 'ok' | 'bare' | 'gone' | 'unreachable'
  /** Null where nothing is to be said. */
  sentence: string | null
}

export const composer = {
  revisions: (postId: string) => api<{ data: Revision[] }>('GET', `${BASE}/${postId}/revisions`).then(({ data }) => data),
  revision: (postId: string, version: number) => api<{ data: WholeRevision }>('GET', `${BASE}/${postId}/revisions/${version}`).then(({ data }) => data),
  /** "I am here"; answers who else is, and the version there is now. */
  here: (postId: string) => api<{ data: { others: Present[]; version: number } }>('PUT', `${BASE}/${postId}/presence`, { body: {} }).then(({ data }) => data),
  /** May outlive the page. */
  left: (postId: string) => api<void>('DELETE', `${BASE}/${postId}/presence`, { keepalive: true }),
  links: (urls: string[], signal?: AbortSignal) => api<{ data: CheckedLink[] }>('POST', `${BASE}/links`, { body: { urls }, signal }).then(({ data }) => data),
}
